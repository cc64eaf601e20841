package dev.dray.bench;

import dev.dray.bench.Launcher.Running;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How many messages a second go the whole way, from being accepted over HTTP to the reply that can be fetched, with jobs
 * that do nothing: notes of 400 bytes in many conversations, so many always unanswered. Whether that changes while the
 * history grows, how much memory it takes, and how long a start with that history. Exactly-once and fsync on; who sends
 * and who counts share the machine.
 */
final class PipelineBench implements Benchmark {
    private static final String NAME = "pipeline";
    /** So many that nothing runs dry, and few enough that what is measured is the whole way and not a queue. */
    private static final int UNANSWERED = 4_000;

    private static final int CONVERSATIONS = 200;
    private static final int BYTES = 400;
    private static final List<String> BODIES = bodies();
    private static final int PARTS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Launcher launcher;
    private final Options options;

    /** @param options {@code --role gateway|up}, and for how many {@code --seconds} */
    PipelineBench(Launcher launcher, Options options) {
        this.launcher = launcher;
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        Path home = Launcher.freshHome();
        String role = options.text("--role", "gateway");
        Duration lasting = Duration.ofSeconds(options.number("--seconds", effort.of(5, 60)));
        List<Figure> figures = new ArrayList<>();
        try (Running running = launcher.start(home, role)) {
            Gateway gateway = new Gateway(home, running.await("ready"));
            try (Consumer<String, byte[]> replies = gateway.tail(Topics.REPLIES)) {
                Flow warm = new Flow(gateway, replies, Duration.ofSeconds(effort.of(2, 30)));
                warm.run();
                figures.add(new Figure(NAME, "gateway_mb_at_first", running.residentMebibytes(), "MiB"));
                Flow flow = new Flow(gateway, replies, lasting);
                flow.run();
                figures.addAll(flow.figures());
                figures.add(new Figure(NAME, "messages", warm.sent + flow.sent, "1"));
                figures.add(new Figure(NAME, "gateway_mb", running.residentMebibytes(), "MiB"));
            }
        }
        long begin = System.nanoTime();
        try (Running again = launcher.start(home, role)) {
            again.await("ready");
            figures.add(new Figure(NAME, "restart_s", secondsSince(begin), "s"));
        }
        return figures;
    }

    /** Messages on their way, for so long. */
    private static final class Flow {
        private final Gateway gateway;
        private final Consumer<String, byte[]> replies;
        private final Duration lasting;
        private final Semaphore free = new Semaphore(UNANSWERED);
        /** How many were answered in each equal part of the time. */
        private final int[] parts = new int[PARTS];

        private int sent;
        private double seconds;

        Flow(Gateway gateway, Consumer<String, byte[]> replies, Duration lasting) {
            this.gateway = gateway;
            this.replies = replies;
            this.lasting = lasting;
        }

        void run() throws IOException, UndecodableException {
            long begin = System.nanoTime();
            Senders senders = new Senders(gateway, number -> next(number, begin + lasting.toNanos()));
            int answered = 0;
            while (!senders.areDone() || answered < senders.accepted()) {
                if (System.nanoTime() > begin + lasting.plus(PATIENCE).toNanos()) {
                    throw new IOException(
                            "%d of %d messages were answered in time".formatted(answered, senders.accepted()));
                }
                int results = 0;
                for (ConsumerRecord<String, byte[]> record : replies.poll(Duration.ofMillis(50))) {
                    Reply reply = Topics.REPLIES.read(record);
                    results += reply.getKind() == ReplyKind.RESULT ? 1 : 0;
                }
                free.release(results);
                answered += results;
                int part = (int) ((System.nanoTime() - begin) * PARTS / lasting.toNanos());
                if (part < PARTS) {
                    parts[part] += results;
                }
            }
            seconds = secondsSince(begin);
            sent = senders.accepted();
        }

        private Optional<String> next(int number, long until) throws InterruptedException {
            free.acquire();
            return System.nanoTime() < until ? Optional.of(BODIES.get(number % CONVERSATIONS)) : Optional.empty();
        }

        List<Figure> figures() {
            double part = lasting.toMillis() / 1e3 / PARTS;
            int[] sorted = parts.clone();
            Arrays.sort(sorted);
            return List.of(
                    new Figure(NAME, "whole_way_per_s", sent / seconds, "1/s"),
                    new Figure(NAME, "slowest_tenth_per_s", sorted[0] / part, "1/s"),
                    new Figure(NAME, "first_tenth_per_s", parts[0] / part, "1/s"),
                    new Figure(NAME, "last_tenth_per_s", parts[PARTS - 1] / part, "1/s"));
        }
    }

    private static List<String> bodies() {
        List<String> bodies = new ArrayList<>();
        for (int n = 0; n < CONVERSATIONS; n++) {
            bodies.add("{\"text\":\"n%03d %s\",\"conversation\":\"http/c%d\"}".formatted(n, "x".repeat(BYTES - 5), n));
        }
        return bodies;
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
