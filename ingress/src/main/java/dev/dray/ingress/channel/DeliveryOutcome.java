package dev.dray.ingress.channel;

import java.time.Duration;

/** What came of handing a reply to its channel. */
public sealed interface DeliveryOutcome {

    /** The channel has it all. */
    record Delivered() implements DeliveryOutcome {}

    /** The channel does not have it all now, and may later. */
    record TryAgain(Duration after, String why, Arrival arrival) implements DeliveryOutcome {}

    /** The channel takes no more just now; the part to be sent next was not tried, and no attempt is spent. */
    record Later(Duration after, String why) implements DeliveryOutcome {}

    /** The channel never will: the reply becomes a dead letter. */
    record Undeliverable(String why) implements DeliveryOutcome {}

    /** Whether the part that failed may have arrived all the same, its answer having been lost. */
    enum Arrival {
        NONE,
        PERHAPS
    }
}
