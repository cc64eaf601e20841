/** A node's durable record of the attempts it took and how they ended. */
@NullMarked
package dev.dray.node.ledger;

import org.jspecify.annotations.NullMarked;
