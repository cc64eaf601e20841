/** Holds the pure parts of the measuring of peers against what they promise. */
@NullMarked
package dev.dray.bench.peers;

import org.jspecify.annotations.NullMarked;
