package dev.dray.ingress.cron;

import dev.dray.broker.Answer;
import dev.dray.broker.BrokerException;
import dev.dray.broker.Clients;
import dev.dray.broker.read.TopicSnapshot;
import dev.dray.ingress.channel.Backoff;
import dev.dray.runtime.life.Service;
import dev.dray.schema.Schedule;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the topic of schedules as the entries are: writes the latest of each that was shown, on a thread of its own, so
 * that no fire waits for it, and takes away at the start what is no entry any more. What the broker does not take is
 * written when it is back; what is not written when the program ends is shown again at its start.
 */
final class ScheduleBoard implements Schedules, Service {
    private static final Logger log = LoggerFactory.getLogger(ScheduleBoard.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration DELIVERY = Duration.ofSeconds(10);
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(5);

    private final Clients clients;
    private final Set<String> entries;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Schedule> shown = new HashMap<>();
    private boolean closed;
    private volatile @Nullable Thread thread;

    ScheduleBoard(Clients clients, Set<String> entries) {
        this.clients = clients;
        this.entries = Set.copyOf(entries);
    }

    @Override
    public void show(Schedule schedule) {
        lock.lock();
        try {
            shown.put(schedule.getEntry(), schedule);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("dray-cron-schedules").start(this::run);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        Thread running = thread;
        if (running != null) {
            try {
                running.join(UNTIL_STOPPED);
                running.interrupt();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try (Producer<String, byte[]> producer = clients.producer("schedules", DELIVERY)) {
            int failures = 0;
            boolean clean = false;
            List<Schedule> open = List.of();
            while (!open.isEmpty() || !clean || awaitShown()) {
                try {
                    if (!clean) {
                        takeAway(producer);
                        clean = true;
                    }
                    open = latest(open);
                    write(producer, open.stream().map(Topics.SCHEDULES::record).toList());
                    open = List.of();
                    failures = 0;
                } catch (ExecutionException | KafkaException | BrokerException e) {
                    failures++;
                    if (failures == 1) {
                        log.atWarn()
                                .addKeyValue("why", Answer.explain(e))
                                .log("Schedules cannot be shown; trying again");
                    }
                    if (awaitEnd(BACKOFF.after(failures))) {
                        return;
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until there is something to write; whether there is, rather than the end. */
    private boolean awaitShown() throws InterruptedException {
        lock.lock();
        try {
            while (shown.isEmpty() && !closed) {
                changed.await();
            }
            return !shown.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitEnd(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** What was shown, and of what was not written yet that of which nothing newer was. */
    private List<Schedule> latest(List<Schedule> open) {
        lock.lock();
        try {
            open.forEach(schedule -> shown.putIfAbsent(schedule.getEntry(), schedule));
            List<Schedule> latest = new ArrayList<>(shown.values());
            shown.clear();
            return latest;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value; Kafka's types do not say that it may be.
    private void takeAway(Producer<String, byte[]> producer) throws ExecutionException, InterruptedException {
        List<ProducerRecord<String, byte[]>> gone =
                TopicSnapshot.of(clients, Topics.SCHEDULES).values().keySet().stream()
                        .filter(entry -> !entries.contains(entry))
                        .map(entry -> new ProducerRecord<String, byte[]>(Topics.SCHEDULES.name(), entry, null))
                        .toList();
        write(producer, gone);
    }

    private static void write(Producer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records)
            throws ExecutionException, InterruptedException {
        for (ProducerRecord<String, byte[]> record : records) {
            producer.send(record).get();
        }
    }
}
