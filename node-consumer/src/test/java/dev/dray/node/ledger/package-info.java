/** Tests of the ledger, on real files. */
@NullMarked
package dev.dray.node.ledger;

import org.jspecify.annotations.NullMarked;
