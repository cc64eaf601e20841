/**
 * The way out: replies from the broker into a ledger on disk, and from there to their channels. Guarantee: each reply is
 * delivered at least once and in order within its conversation, or becomes a dead letter; one delivered is never sent
 * again, and one whose delivery was cut short is, marked where the channel cannot tell.
 */
@NullMarked
package dev.dray.ingress.delivery;

import org.jspecify.annotations.NullMarked;
