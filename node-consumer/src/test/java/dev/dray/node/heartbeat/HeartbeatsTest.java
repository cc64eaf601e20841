package dev.dray.node.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.TestingJobs;
import dev.dray.node.intake.Taking;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Intake;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatsTest {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final ManualTime time = new ManualTime(TestingJobs.AT);
    private Doing doing = new Doing(List.of(TestingHeartbeats.load("video", 2, 1)), Taking.all(), List.of("0film"));
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    @TempDir
    Path home;

    @Test
    void theFirstComesAtOnceAndThenOneInEachInterval() throws Exception {
        Heartbeats heartbeats = heartbeats();
        heartbeats.start(time, INTERVAL);
        time.advance(Duration.ofSeconds(5));
        assertThat(sent())
                .extracting(NodeHeartbeat::getAt)
                .containsExactly(TestingJobs.AT, TestingJobs.AT.plusSeconds(2), TestingJobs.AT.plusSeconds(4));
        heartbeats.close();
    }

    @Test
    void aHeartbeatTellsOfTheMachineAndTheLanes() throws Exception {
        Heartbeats heartbeats = heartbeats();
        heartbeats.start(time, INTERVAL);
        time.advance(INTERVAL);
        NodeHeartbeat beat = sent().getLast();
        assertThat(beat.getNode()).isEqualTo("mini");
        assertThat(beat.getTrack()).isEqualTo(Track.CANARY);
        assertThat(beat.getLanes()).containsExactly(TestingHeartbeats.load("video", 2, 1));
        assertThat(beat.getRunning()).containsExactly("0film");
        assertThat(beat.getCpu()).isBetween(0.0, 1.0);
        assertThat(beat.getMemoryUsed()).isPositive().isLessThan(beat.getMemoryTotal());
        assertThat(beat.getDiskFree()).isPositive().isLessThanOrEqualTo(beat.getDiskTotal());
        assertThat(beat.getNetworkIn()).isNotNegative();
        heartbeats.close();
    }

    @Test
    void aHeartbeatTellsWhoWantsTheNodeToTakeNothing() throws Exception {
        Heartbeats heartbeats = heartbeats();
        heartbeats.start(time, INTERVAL);
        time.advance(Duration.ofSeconds(1));
        doing = new Doing(doing.lanes(), new Taking(Intake.PAUSED, Optional.of(TestingJobs.AT), "cli"), List.of());
        heartbeats.beat();
        assertThat(sent()).extracting(NodeHeartbeat::getIntake).containsExactly(Intake.TAKING, Intake.PAUSED);
        assertThat(sent().getLast().getIntakeSince()).contains(TestingJobs.AT);
        assertThat(sent().getLast().getIntakeWhy()).isEqualTo("cli");
        heartbeats.close();
    }

    @Test
    void aHeartbeatOfAVeryBusyNodeStaysSmall() throws Exception {
        List<String> many =
                IntStream.range(0, 5_000).mapToObj("job%09d"::formatted).toList();
        doing = new Doing(doing.lanes(), doing.taking(), many);
        Heartbeats heartbeats = heartbeats();
        heartbeats.start(time, INTERVAL);
        time.advance(Duration.ofSeconds(1));
        assertThat(sent().getLast().getRunning()).hasSize(200);
        heartbeats.close();
    }

    @Test
    void theLastSaysThatTheNodeStops() throws Exception {
        Heartbeats heartbeats = heartbeats();
        heartbeats.start(time, INTERVAL);
        time.advance(Duration.ofSeconds(1));
        heartbeats.close();
        heartbeats.close();
        time.advance(Duration.ofSeconds(10));
        assertThat(sent()).extracting(NodeHeartbeat::getStopping).containsExactly(false, true);
    }

    @Test
    void aSensorThatFailsKeepsItsLastValue() {
        int[] readings = {0};
        Sensor<Integer> sensor = new Sensor<>("planted", 7, () -> {
            if (readings[0]++ != 1) {
                throw new IllegalStateException("planted");
            }
            return 8;
        });
        assertThat(List.of(sensor.read(), sensor.read(), sensor.read()).toString())
                .isEqualTo("[7, 8, 8]");
    }

    private Heartbeats heartbeats() {
        NodeIdentity node = new NodeIdentity("mini", NodeRole.PRIMARY, Track.CANARY, "i", "0.1.0", TestingJobs.AT);
        return new Heartbeats(node, home, () -> doing, producer, time);
    }

    private List<NodeHeartbeat> sent() throws Exception {
        List<NodeHeartbeat> beats = new java.util.ArrayList<>();
        for (var record : producer.history()) {
            beats.add(Topics.NODES.codec().decode(record.value()));
        }
        return beats;
    }
}
