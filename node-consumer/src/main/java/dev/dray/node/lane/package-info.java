/** Lanes: jobs read from the broker, run so many at once, in order within a conversation, and acknowledged. */
@NullMarked
package dev.dray.node.lane;

import org.jspecify.annotations.NullMarked;
