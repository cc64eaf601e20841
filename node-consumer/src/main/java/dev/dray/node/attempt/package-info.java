/** An attempt's way through a node: taken, run by its executor, ended, reported. */
@NullMarked
package dev.dray.node.attempt;

import org.jspecify.annotations.NullMarked;
