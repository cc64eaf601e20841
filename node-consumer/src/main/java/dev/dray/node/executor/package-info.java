/** The seam between a node and the kinds of work it can do. */
@NullMarked
package dev.dray.node.executor;

import org.jspecify.annotations.NullMarked;
