package dev.dray.router.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.router.out.Waiter;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestartTest {
    private static final Instant START = Instant.parse("2026-02-08T10:42:00Z");
    private static final Instant RESTART = START.plus(Duration.ofHours(1));
    private static final Waiter WAITER = new Waiter("video", "telegram/42", "0000000000abc", "m1");

    private final KeyValueStore<String, byte[]> nodes = Stored.of(Nodes.store());
    private final KeyValueStore<String, String> line = Stored.of(Line.store());
    private final KeyValueStore<String, String> told = Stored.of(Told.store());
    private Presence presence = presence(START);
    private Announcements announcements = announcements();

    @BeforeEach
    void serveAndQueue() {
        presence.hear(heartbeat(), START);
        new Line(line).join(WAITER);
        announcements = announcements();
    }

    @Test
    void anOutageIsNotToldAgain() {
        Instant later = START.plusSeconds(11);
        presence.expire(later);
        assertThat(announcements.toAll(later)).hasSize(1);

        restart();

        assertThat(presence.expire(RESTART.plusSeconds(11))).isEmpty();
        assertThat(announcements.toAll(RESTART.plusSeconds(11))).isEmpty();
        assertThat(announcements.to(WAITER, RESTART.plusSeconds(11))).isEmpty();
    }

    @Test
    void whoWasToldBeforeIsToldOnceThatItIsOver() {
        Instant later = START.plusSeconds(11);
        presence.expire(later);
        announcements.toAll(later);

        restart();
        presence.hear(heartbeat(), RESTART);

        assertThat(announcements.back(RESTART)).hasSize(1);
        assertThat(announcements.back(RESTART)).isEmpty();
    }

    @Test
    void nodesHaveTheirTimeToBeHeardOfAgain() {
        restart();

        assertThat(presence.expire(RESTART.plusSeconds(10))).isEmpty();
        assertThat(announcements.toAll(RESTART.plusSeconds(10))).isEmpty();
    }

    @Test
    void aNodeThatDoesNotComeBackIsOfflineSinceItWasHeardOf() {
        restart();

        assertThat(presence.expire(RESTART.plusSeconds(11))).hasSize(1);
        assertThat(announcements.toAll(RESTART.plusSeconds(11))).hasSize(1);
        assertThat(presence.outage("video", RESTART.plusSeconds(11)).map(Outage::cause))
                .contains(new Outage.Cause.Offline(START));
    }

    private void restart() {
        presence = presence(RESTART);
        announcements = announcements();
    }

    private Presence presence(Instant begun) {
        return new Presence(new Nodes(nodes, begun), Duration.ofSeconds(10), begun);
    }

    private Announcements announcements() {
        return new Announcements(presence, new Line(line), new Told(told), new OutageNotices(ZoneOffset.UTC));
    }

    private static NodeHeartbeat heartbeat() {
        return NodeHeartbeat.newBuilder()
                .setNode("mac-mini")
                .setInstance("1")
                .setRole(NodeRole.PRIMARY)
                .setVersion("0.1.0")
                .setAt(START)
                .setStartedAt(START)
                .setLanes(List.of(LaneLoad.newBuilder()
                        .setLane("video")
                        .setConcurrency(1)
                        .setRunning(0)
                        .build()))
                .setCpu(0.2)
                .setMemoryUsed(1)
                .setMemoryTotal(2)
                .setDiskFree(1)
                .setDiskTotal(2)
                .setNetworkIn(0)
                .setNetworkOut(0)
                .build();
    }
}
