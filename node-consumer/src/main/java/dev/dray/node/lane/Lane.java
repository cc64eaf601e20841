package dev.dray.node.lane;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dray.broker.Clients;
import dev.dray.broker.DeadLetters;
import dev.dray.broker.GroupMember;
import dev.dray.node.attempt.Attempts;
import dev.dray.node.ledger.Attempt;
import dev.dray.node.report.Reporter;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane as a node serves it: reads its jobs on a thread of its own, has them run, and commits each only after the
 * broker has acknowledged its end. At least once; the ledger makes it once. A record that is no job becomes a dead
 * letter. Where the broker goes away the lane waits and goes on.
 */
public final class Lane implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(2);
    private static final Duration VERY_LONG = Duration.ofDays(1);

    private final Name name;
    private final LaneConfig config;
    private final Clients clients;
    private final GroupMember member;
    private final Attempts attempts;
    private final DeadLetters deadLetters;
    private final Reporter reporter;
    private final Topic<Job> topic;
    private final LaneQueue queue;
    private final Map<Attempt, CompletableFuture<Void>> unsettled = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean serving = true;
    private volatile @Nullable Thread thread;

    /** Which lane, and which track of it. */
    public record Name(String lane, Track track) implements Comparable<Name> {
        private static final Comparator<Name> ORDER =
                Comparator.comparing(Name::lane).thenComparing(Name::track, Comparator.reverseOrder());

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }

        /** As in the names of topics: {@code video}, {@code video.canary}. */
        @Override
        public String toString() {
            return lane + (track == Track.CANARY ? ".canary" : "");
        }

        /** The group of all nodes that serve it. */
        String group() {
            return "dray-node-" + lane + (track == Track.CANARY ? "-canary" : "");
        }

        /** It, with so many of its jobs running. */
        public LaneLoad load(LaneConfig config, int running) {
            return LaneLoad.newBuilder()
                    .setLane(lane)
                    .setTrack(track)
                    .setConcurrency(config.concurrency())
                    .setRunning(running)
                    .build();
        }
    }

    /** What the lanes of a node share. */
    public record Shared(Clients clients, Attempts attempts, DeadLetters deadLetters, Reporter reporter) {}

    /**
     * @param node the node's name, under which a restart finds its partitions again
     * @param session how long the broker keeps them for it
     */
    public Lane(Name name, LaneConfig config, String node, Duration session, Shared shared) {
        this.name = name;
        this.config = config;
        this.clients = shared.clients();
        this.member = GroupMember.of(name.group())
                .named("%s-%s".formatted(node, name.lane()))
                .withSession(session);
        this.attempts = shared.attempts();
        this.deadLetters = shared.deadLetters();
        this.reporter = shared.reporter();
        this.topic = Topics.jobs(name.lane(), name.track());
        this.queue = new LaneQueue(config.concurrency());
    }

    public void start() {
        thread = Thread.ofPlatform().name("dray-lane-" + name).start(this::run);
    }

    /** What it is doing; empty where it has given up. */
    public Optional<LaneLoad> load() {
        return serving ? Optional.of(name.load(config, queue.running())) : Optional.empty();
    }

    /** Takes nothing until {@link #resume}, and stays in the group; what runs goes on. */
    public void pause() {
        queue.pause();
    }

    public void resume() {
        queue.resume();
    }

    /** Whether nothing of it runs any more, awaited for so long. */
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        return queue.awaitIdle(limit);
    }

    /** Returns when nothing runs any more and the broker has the end of all that ran, be it after days. */
    public void awaitDone() throws InterruptedException {
        while (!awaitIdle(VERY_LONG)) {
            // It runs on.
        }
        CompletableFuture.allOf(unsettled.values().toArray(CompletableFuture[]::new))
                .join();
    }

    /** Whether nothing runs and the broker has the end of all that ran. */
    public boolean isDone() {
        return queue.running() == 0 && unsettled.isEmpty();
    }

    /** Commits what is done and leaves the group; does not wait for what runs. */
    @Override
    public void close() {
        pause();
        closing.countDown();
        Thread reading = thread;
        if (reading != null) {
            try {
                reading.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        do {
            try (LaneReader reader =
                    new LaneReader(clients.consumer("lane-" + name, member), topic.name(), queue, this::take)) {
                while (closing.getCount() > 0) {
                    reader.step();
                }
            } catch (FencedInstanceIdException e) {
                serving = false;
                log.atError()
                        .addKeyValue("lane", name)
                        .addKeyValue("node", member.instance().orElse(""))
                        .log(
                                "Another node of this name serves the lane, so this one no longer does; give each node a name of its own under node.name and restart");
                return;
            } catch (KafkaException e) {
                log.atWarn()
                        .addKeyValue("lane", name)
                        .addKeyValue("cause", e.toString())
                        .log("A lane lost its broker and tries again");
            } catch (RuntimeException e) {
                log.atError().addKeyValue("lane", name).setCause(e).log("A lane failed unforeseen and tries again");
            }
        } while (!happensWithin(closing, BEFORE_ANOTHER_TRY));
    }

    private void take(ConsumerRecord<String, byte[]> record, OffsetTracker tracker) {
        Job job;
        try {
            job = topic.read(record);
        } catch (UndecodableException e) {
            DeadLetter letter = deadLetters.of(record, "undecodable", e.why());
            reporter.sendUntilAcked(Topics.DEAD_LETTERS.record(letter)).thenRun(() -> tracker.done(record.offset()));
            return;
        }
        Optional<CompletableFuture<Void>> underWay = attempts.underWay(Attempt.of(job));
        if (underWay.isPresent()) {
            underWay.get().thenRun(() -> tracker.done(record.offset()));
            return;
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        String key = record.key() == null ? job.getId() : record.key();
        queue.add(new LaneQueue.Work(
                partition, key, record.serializedValueSize(), () -> settle(job, tracker, record.offset())));
    }

    private void settle(Job job, OffsetTracker tracker, long offset) {
        try {
            CompletableFuture<Void> settled = attempts.settle(job).thenRun(() -> tracker.done(offset));
            unsettled.put(Attempt.of(job), settled);
            settled.thenRun(() -> unsettled.remove(Attempt.of(job)));
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("job", job.getId())
                    .setCause(e)
                    .log("A job could not be dealt with; it is delivered again when this node restarts");
        }
    }

    private static boolean happensWithin(CountDownLatch event, Duration limit) {
        try {
            return event.await(limit.toNanos(), NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
