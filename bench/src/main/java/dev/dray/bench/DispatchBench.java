package dev.dray.bench;

import dev.dray.bench.Launcher.Running;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * From the HTTP request's arrival at the gateway to the job started on the node, exactly-once and fsync on: one message
 * after the other on an idle system, and then each as soon as the one before has its result. Both instants are of one
 * machine's clock.
 */
final class DispatchBench implements Benchmark {
    private static final String NAME = "dispatch";
    private static final int WARM_UP = 100;

    /** Until all is done that comes after a message's end, such as its reply and its journal entry. */
    private static final int UNTIL_IDLE = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Launcher launcher;

    DispatchBench(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        Path home = Launcher.freshHome();
        try (Running up = launcher.start(home, "up")) {
            Gateway gateway = new Gateway(home, up.await("ready"));
            try (Consumer<String, byte[]> events = gateway.tail(Topics.JOB_EVENTS)) {
                int counted = effort.of(50, 500);
                follow(gateway, events, WARM_UP, UNTIL_IDLE);
                List<Way> idle = follow(gateway, events, counted, UNTIL_IDLE);
                List<Way> busy = follow(gateway, events, counted, 0);
                Spread started = spread(idle, Way::started);
                return List.of(
                        millis("dispatch_p50_ms", started.median()),
                        millis("dispatch_p99_ms", started.percentile(99)),
                        millis("result_p50_ms", spread(idle, Way::ended).median()),
                        millis(
                                "dispatch_following_p50_ms",
                                spread(busy, Way::started).median()),
                        new Figure(NAME, "messages", counted, "1"));
            }
        }
    }

    private record Way(Instant accepted, Instant started, Instant ended) {}

    private static List<Way> follow(Gateway gateway, Consumer<String, byte[]> events, int messages, int pauseMillis)
            throws Exception {
        List<Way> ways = new ArrayList<>();
        for (int sent = 0; sent < messages; sent++) {
            gateway.send("/nothing");
            ways.add(way(events));
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        }
        return ways;
    }

    private static Way way(Consumer<String, byte[]> events) throws Exception {
        Instant accepted = Instant.EPOCH;
        Instant started = Instant.EPOCH;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (ConsumerRecord<String, byte[]> record : events.poll(Duration.ofMillis(100))) {
                JobEvent event = Topics.JOB_EVENTS.read(record);
                if (event.getFact() == JobFact.QUEUED) {
                    accepted = event.getJob().orElseThrow().getReceivedAt();
                } else if (event.getFact() == JobFact.STARTED) {
                    started = event.getAt();
                } else if (event.getFact() == JobFact.SUCCEEDED) {
                    return new Way(accepted, started, event.getAt());
                }
            }
        }
        throw new IllegalStateException("a job did not end within " + PATIENCE);
    }

    private static Spread spread(List<Way> ways, Function<Way, Instant> until) {
        return new Spread(ways.stream()
                .mapToDouble(way ->
                        Duration.between(way.accepted(), until.apply(way)).toNanos() / 1e6)
                .toArray());
    }

    private static Figure millis(String metric, double value) {
        return new Figure(NAME, metric, value, "ms");
    }
}
