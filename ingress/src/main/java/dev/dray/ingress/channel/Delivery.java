package dev.dray.ingress.channel;

import dev.dray.schema.Reply;

/**
 * Takes replies to one channel. Called for one reply of a conversation at a time, in order, for several conversations at
 * once, on threads that may block. A foreseen failure is an outcome, not an exception.
 */
@FunctionalInterface
public interface Delivery {

    /** Sends what is left of a reply; says with {@link Sending#partDone} how far it came. */
    DeliveryOutcome deliver(Reply reply, Sending sending);
}
