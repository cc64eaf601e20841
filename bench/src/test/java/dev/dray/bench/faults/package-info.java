/** That the harness does what it says, and finds what is planted in what it judges. */
@NullMarked
package dev.dray.bench.faults;

import org.jspecify.annotations.NullMarked;
