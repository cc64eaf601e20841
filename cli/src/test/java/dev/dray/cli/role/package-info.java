/** Tests of the configuration as a whole, and of how a role says that it serves. */
@NullMarked
package dev.dray.cli.role;

import org.jspecify.annotations.NullMarked;
