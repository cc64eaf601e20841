package dev.dray.router.presence;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which nobody serves a lane.
 *
 * @param id the same for all lanes that went with one node, and another for each outage
 * @param lane one of the lanes concerned
 * @param since the last sign of life; absent where nobody ever served the lane
 */
record Outage(String id, String lane, Optional<Instant> since) {
    static Outage never(String lane) {
        return new Outage("never:" + lane, lane, Optional.empty());
    }

    static Outage since(String lane, KnownNode last) {
        Instant at = last.last().getAt();
        return new Outage(last.last().getNode() + "@" + at, lane, Optional.of(at));
    }
}
