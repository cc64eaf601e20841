/** Tests of what a lane is made of. */
@NullMarked
package dev.dray.node.lane;

import org.jspecify.annotations.NullMarked;
