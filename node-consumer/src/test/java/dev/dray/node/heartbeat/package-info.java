/** Tests of the signs of life. */
@NullMarked
package dev.dray.node.heartbeat;

import org.jspecify.annotations.NullMarked;
