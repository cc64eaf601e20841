/** Letting people in by one-time codes, and out again. */
@NullMarked
package dev.dray.cli.pair;

import org.jspecify.annotations.NullMarked;
