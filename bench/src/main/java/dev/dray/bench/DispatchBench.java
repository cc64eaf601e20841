package dev.dray.bench;

import dev.dray.bench.Launcher.Running;
import dev.dray.broker.Broker;
import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * From the HTTP request's arrival at the gateway to the job started on the node, one message after the other on an idle
 * system, exactly-once and fsync on. Both instants are of one machine's clock.
 */
final class DispatchBench implements Benchmark {
    private static final String NAME = "dispatch";
    private static final int WARM_UP = 100;

    /** What is left to do for a message that has ended, such as its reply and its journal entry, is not the next one's. */
    private static final int BETWEEN = 100;

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
            Broker broker = ExternalBroker.at(gateway.broker());
            try (Consumer<String, byte[]> events = new Clients(broker, "bench").reader("dispatch")) {
                List<TopicPartition> partitions = events.partitionsFor(Topics.JOB_EVENTS.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                events.assign(partitions);
                events.seekToEnd(partitions);
                partitions.forEach(events::position);
                int counted = effort.of(50, 500);
                List<Double> started = new ArrayList<>();
                List<Double> whole = new ArrayList<>();
                for (int sent = -WARM_UP; sent < counted; sent++) {
                    gateway.send("/nothing");
                    Way way = follow(events);
                    TimeUnit.MILLISECONDS.sleep(BETWEEN);
                    if (sent >= 0) {
                        started.add(millis(way.accepted(), way.started()));
                        whole.add(millis(way.accepted(), way.ended()));
                    }
                }
                return figures(started, whole);
            }
        }
    }

    private record Way(Instant accepted, Instant started, Instant ended) {}

    private static Way follow(Consumer<String, byte[]> events) throws Exception {
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

    private static List<Figure> figures(List<Double> started, List<Double> whole) {
        Spread starts = spread(started);
        Spread ends = spread(whole);
        return List.of(
                new Figure(NAME, "dispatch_p50_ms", starts.median(), "ms"),
                new Figure(NAME, "dispatch_p99_ms", starts.percentile(99), "ms"),
                new Figure(NAME, "result_p50_ms", ends.median(), "ms"),
                new Figure(NAME, "messages", started.size(), "1"));
    }

    private static Spread spread(List<Double> values) {
        return new Spread(
                IntStream.range(0, values.size()).mapToDouble(values::get).toArray());
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
