package dev.dray.bench.faults;

import java.util.HashSet;
import java.util.Set;

/**
 * What the senders know: the messages that were acknowledged to them, and of these the ones that may be recorded more than
 * once, because they were handed over again or came by the gateway's outbox.
 */
record Sent(Set<String> acknowledged, Set<String> uncertain) {
    Sent {
        acknowledged = Set.copyOf(acknowledged);
        uncertain = Set.copyOf(uncertain);
    }

    /** What they know of some messages. */
    Sent about(Set<String> some) {
        return new Sent(both(acknowledged, some), both(uncertain, some));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
