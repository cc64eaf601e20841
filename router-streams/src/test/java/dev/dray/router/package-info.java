/** Tests of what this package decides. */
@NullMarked
package dev.dray.router;

import org.jspecify.annotations.NullMarked;
