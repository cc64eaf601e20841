/** Tests of an attempt's way through a node. */
@NullMarked
package dev.dray.node.attempt;

import org.jspecify.annotations.NullMarked;
