/** What all benchmarks share. */
@NullMarked
package dev.dray.bench;

import org.jspecify.annotations.NullMarked;
