/** Tests of the orders to nodes. */
@NullMarked
package dev.dray.cli.node;

import org.jspecify.annotations.NullMarked;
