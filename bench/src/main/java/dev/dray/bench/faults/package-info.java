/** Kills, cuts, freezes and starves every role while messages are sent, and then holds what came of them against the promises. */
@NullMarked
package dev.dray.bench.faults;

import org.jspecify.annotations.NullMarked;
