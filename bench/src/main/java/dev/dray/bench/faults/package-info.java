/** Runs roles as processes, does to them what machines and lines do, and holds what came of messages against the promises. */
@NullMarked
package dev.dray.bench.faults;

import org.jspecify.annotations.NullMarked;
