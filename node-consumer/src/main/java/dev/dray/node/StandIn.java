package dev.dray.node;

import dev.dray.node.lane.Lane;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Track;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lane a node serves only in place of others.
 *
 * @param after how long none of them must have served it
 */
record StandIn(Lane.Name lane, InPlaceOf whom, Duration after) {
    /** As long as the gateway takes to call a node offline. */
    private static final Duration WITHOUT_CANARY = Duration.ofSeconds(10);

    /**
     * All of a node: a backup's lanes are others' as long as these are there; and what is on the canary track of its lanes
     * a stable node takes care of when no canary node does, so that nothing stays there.
     */
    static List<StandIn> of(NodeSettings settings) {
        if (settings.role() == NodeRole.GATEWAY) {
            return List.of();
        }
        Stream<StandIn> backup = settings.standby().stream()
                .flatMap(after -> settings.names().map(lane -> new StandIn(lane, InPlaceOf.PRIMARIES, after)));
        InPlaceOf whom = settings.standby().isPresent() ? InPlaceOf.CANARIES_AND_PRIMARIES : InPlaceOf.CANARIES;
        Stream<StandIn> canary = settings.track() == Track.CANARY
                ? Stream.empty()
                : settings.names()
                        .map(lane -> new StandIn(
                                new Lane.Name(lane.lane(), Track.CANARY),
                                whom,
                                settings.standby().orElse(WITHOUT_CANARY)));
        return Stream.concat(backup, canary).toList();
    }

    /** Whether it is for jobs on trial, of which there are none where nothing ever was. */
    boolean isForTrials() {
        return whom != InPlaceOf.PRIMARIES;
    }
}
