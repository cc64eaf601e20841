package dev.dray.bench;

import dev.dray.bench.Launcher.Running;
import dev.dray.bench.faults.Directories;
import dev.dray.broker.ExternalBroker;
import dev.dray.cli.Dray;
import dev.dray.cli.reach.HomeGateway;
import dev.dray.node.Node;
import dev.dray.node.NodeSettings;
import dev.dray.node.executor.Outcome;
import dev.dray.node.lane.LaneConfig;
import dev.dray.node.task.TaskExecutor;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import dev.dray.schema.UndecodableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How long a node that comes back needs for the heavy jobs that queued while it was away, of which each does nothing; and
 * how long a new message takes to be accepted meanwhile, against before. The node runs in this process, the gateway with
 * the broker in its own, and all share the machine. A job that is lost ends it with an error.
 */
final class BacklogBench implements Benchmark {
    private static final String NAME = "backlog";
    private static final String LANE = "shell";
    private static final String PROBE = "http/probe";
    private static final int CONVERSATIONS = 200;
    private static final int CONCURRENCY = 64;
    private static final int PROBES = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Launcher launcher;
    private final Options options;

    /** @param options how many {@code --messages} */
    BacklogBench(Launcher launcher, Options options) {
        this.launcher = launcher;
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        int messages = (int) options.number("--messages", effort.of(1_000, 100_000));
        Path home = Launcher.freshHome();
        try (Running running = launcher.start(home, "gateway")) {
            Gateway gateway = new Gateway(home, running.await("ready"));
            try (Consumer<String, byte[]> replies = gateway.tail(Topics.REPLIES);
                    Consumer<String, byte[]> queued = gateway.tail(Topics.jobs(LANE, Track.STABLE))) {
                long begin = System.nanoTime();
                new Senders(gateway, number -> body(number, messages)).await();
                double accepted = secondsSince(begin);
                await(queued, messages);
                double idle = medianAccept(gateway);
                try (SystemTimer timer = new SystemTimer();
                        Node node = node(gateway, timer)) {
                    long start = System.nanoTime();
                    node.start();
                    Map<String, Integer> results = new HashMap<>();
                    collect(replies, results, messages / 10);
                    double busy = medianAccept(gateway);
                    collect(replies, results, messages);
                    double drained = secondsSince(start);
                    return List.of(
                            new Figure(NAME, "queued_per_s", messages / accepted, "1/s"),
                            new Figure(NAME, "backlog_drain_s", drained, "s"),
                            new Figure(NAME, "drained_per_s", messages / drained, "1/s"),
                            new Figure(
                                    NAME,
                                    "doubled",
                                    results.values().stream().filter(n -> n > 1).count(),
                                    "1"),
                            new Figure(NAME, "accept_before_ms", idle, "ms"),
                            new Figure(NAME, "accept_meanwhile_ms", busy, "ms"),
                            new Figure(NAME, "gateway_mb", running.residentMebibytes(), "MiB"));
                }
            }
        }
    }

    @Override
    public boolean accepts(List<Figure> figures) {
        return Figure.nothingIsBroken(figures);
    }

    private static Optional<String> body(int number, int messages) {
        return number < messages
                ? Optional.of("{\"text\":\"/nothing %d\",\"conversation\":\"http/c%d\"}"
                        .formatted(number, number % CONVERSATIONS))
                : Optional.empty();
    }

    private static Node node(Gateway gateway, SystemTimer timer) throws IOException {
        NodeSettings settings = new NodeSettings(
                "bench",
                NodeRole.PRIMARY,
                Track.STABLE,
                Map.of(LANE, new LaneConfig(CONCURRENCY)),
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(45),
                Duration.ofSeconds(10),
                "bench");
        Path home = Files.createTempDirectory("dray-bench-node");
        Directories.deleteAtTheEnd(home);
        return new Node(
                settings,
                Map.of(TaskExecutor.KIND, _ -> new Outcome.Done("done")),
                ExternalBroker.at(gateway.broker()),
                Home.open(home),
                new HomeGateway(Home.open(home)),
                timer,
                Dray.clock());
    }

    private static void await(Consumer<String, byte[]> queued, int messages) throws IOException {
        long begin = System.nanoTime();
        for (int seen = 0; seen < messages; ) {
            seen += queued.poll(Duration.ofMillis(200)).count();
            outOfPatience(begin, seen, messages);
        }
    }

    /** Until so many jobs have a result. */
    private static void collect(Consumer<String, byte[]> replies, Map<String, Integer> results, int jobs)
            throws IOException, UndecodableException {
        long begin = System.nanoTime();
        while (results.size() < jobs) {
            for (ConsumerRecord<String, byte[]> record : replies.poll(Duration.ofMillis(50))) {
                Reply reply = Topics.REPLIES.read(record);
                if (reply.getKind() == ReplyKind.RESULT
                        && !reply.getConversation().equals(PROBE)) {
                    results.merge(reply.getJobId().orElse(reply.getId()), 1, Integer::sum);
                }
            }
            outOfPatience(begin, results.size(), jobs);
        }
    }

    private static double medianAccept(Gateway gateway) throws IOException {
        try (HttpConnection connection = gateway.connect()) {
            double[] took = new double[PROBES];
            for (int n = 0; n < PROBES; n++) {
                long begin = System.nanoTime();
                connection.post("{\"text\":\"a note\",\"conversation\":\"%s\"}".formatted(PROBE));
                took[n] = secondsSince(begin) * 1e3;
            }
            return new Spread(took).median();
        }
    }

    private static void outOfPatience(long begin, int seen, int wanted) throws IOException {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new IOException("%d of %d were seen in time".formatted(seen, wanted));
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
