/** The sign of life a node gives, and what it measures of its machine. */
@NullMarked
package dev.dray.node.heartbeat;

import org.jspecify.annotations.NullMarked;
