package dev.dray.node.ledger;

import dev.dray.schema.JobEvent;

/** What the ledger knew of an attempt when it was taken. A run is one start of it; the first has number 1. */
public sealed interface Standing {

    /** Nothing: it is taken now, for the first time. */
    record Fresh(int run) implements Standing {}

    /** It was taken before and did not end: the node stopped while that run was going on. */
    record Interrupted(int run) implements Standing {}

    /** It ended before, with this event. */
    record Ended(JobEvent event) implements Standing {}
}
