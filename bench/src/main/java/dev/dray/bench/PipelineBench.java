package dev.dray.bench;

import dev.dray.bench.Launcher.Running;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How many messages a second go the whole way, from being accepted over HTTP to the reply that can be fetched, with jobs
 * that do nothing: notes of 400 bytes in many conversations, always so many under way to the gateway. Exactly-once and
 * fsync on; who sends and who counts share the machine.
 */
final class PipelineBench implements Benchmark {
    private static final String NAME = "pipeline";
    private static final int UNDER_WAY = 64;
    private static final int CONVERSATIONS = 200;
    private static final int BYTES = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Launcher launcher;

    PipelineBench(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        Path home = Launcher.freshHome();
        try (Running up = launcher.start(home, "up")) {
            Gateway gateway = new Gateway(home, up.await("ready"));
            try (Consumer<String, byte[]> replies = gateway.tail(Topics.REPLIES)) {
                run(gateway, replies, Duration.ofSeconds(effort.of(2, 10)));
                Flow flow = run(gateway, replies, Duration.ofSeconds(effort.of(5, 60)));
                return List.of(
                        new Figure(NAME, "accepted_per_s", flow.sent() / flow.accepting(), "1/s"),
                        new Figure(NAME, "whole_way_per_s", flow.sent() / flow.answering(), "1/s"),
                        new Figure(NAME, "messages", flow.sent(), "1"),
                        new Figure(NAME, "up_mb", up.residentMebibytes(), "MiB"));
            }
        }
    }

    /**
     * What went through.
     *
     * @param accepting seconds until the last was accepted
     * @param answering seconds until the last was answered
     */
    private record Flow(int sent, double accepting, double answering) {}

    private static Flow run(Gateway gateway, Consumer<String, byte[]> replies, Duration lasting) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        AtomicReference<Double> accepting = new AtomicReference<>(0.0);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        Thread sending = Thread.ofVirtual().start(() -> {
            try {
                send(gateway, begin + lasting.toNanos(), sent, failures);
                accepting.set(secondsSince(begin));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        int answered = 0;
        long limit = begin + lasting.plus(PATIENCE).toNanos();
        while (sending.isAlive() || answered < sent.get()) {
            if (!failures.isEmpty()) {
                throw new IOException("a message was not accepted", failures.peek());
            }
            if (System.nanoTime() > limit) {
                throw new IOException("%d of %d messages were answered in time".formatted(answered, sent.get()));
            }
            for (ConsumerRecord<String, byte[]> record : replies.poll(Duration.ofMillis(50))) {
                Reply reply = Topics.REPLIES.read(record);
                answered += reply.getKind() == ReplyKind.RESULT ? 1 : 0;
            }
        }
        return new Flow(sent.get(), accepting.get(), secondsSince(begin));
    }

    private static void send(Gateway gateway, long until, AtomicInteger sent, Queue<Throwable> failures)
            throws InterruptedException {
        Semaphore free = new Semaphore(UNDER_WAY);
        List<String> texts = texts();
        while (System.nanoTime() < until && failures.isEmpty()) {
            free.acquire();
            int number = sent.getAndIncrement();
            gateway.sendSoon(texts.get(number % CONVERSATIONS), "http/c" + number % CONVERSATIONS)
                    .whenComplete((_, trouble) -> {
                        if (trouble != null) {
                            failures.add(trouble);
                        }
                        free.release();
                    });
        }
        free.tryAcquire(UNDER_WAY, 1, TimeUnit.MINUTES);
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < CONVERSATIONS; n++) {
            texts.add("n%03d ".formatted(n) + "x".repeat(BYTES - 5));
        }
        return texts;
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
