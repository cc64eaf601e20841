/** Tests of how the tracks are compared. */
@NullMarked
package dev.dray.cli.canary;

import org.jspecify.annotations.NullMarked;
