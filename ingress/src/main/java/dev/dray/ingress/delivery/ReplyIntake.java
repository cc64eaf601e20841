package dev.dray.ingress.delivery;

import dev.dray.broker.DeadLetters;
import dev.dray.ingress.channel.Backoff;
import dev.dray.runtime.DrayException;
import dev.dray.schema.Reply;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of replies on one thread; moves the group's offset on after what it read is stored. */
final class ReplyIntake {
    private static final Logger log = LoggerFactory.getLogger(ReplyIntake.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Consumer<String, byte[]> consumer;
    private final DeadLetters deadLetters;
    private final StoreReplies store;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    ReplyIntake(Consumer<String, byte[]> consumer, DeadLetters deadLetters, StoreReplies store) {
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        this.store = store;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("dray-replies").start(this::run);
    }

    void stop(Duration patience) {
        stopped.countDown();
        consumer.wakeup();
        if (thread == null) {
            consumer.close();
            return;
        }
        try {
            thread.join(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.REPLIES.name()));
            int failures = 0;
            while (!stopped.await(failures == 0 ? 0 : BACKOFF.after(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                failures = takeOnce() ? 0 : failures + 1;
            }
        } catch (InterruptedException | WakeupException _) {
            // Stopped.
        }
    }

    private boolean takeOnce() throws InterruptedException {
        ConsumerRecords<String, byte[]> records = ConsumerRecords.empty();
        try {
            records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                take(records);
                consumer.commitSync();
            }
            return true;
        } catch (WakeupException e) {
            throw e;
        } catch (DrayException | KafkaException | ExecutionException e) {
            log.atWarn().addKeyValue("why", e.getMessage()).log("Replies cannot be taken; trying again");
            readAgain(records);
            return false;
        }
    }

    private void take(ConsumerRecords<String, byte[]> records) throws ExecutionException, InterruptedException {
        List<Reply> replies = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                replies.add(Topics.REPLIES.read(record));
            } catch (UndecodableException e) {
                setAside(record, e.why());
            }
        }
        store.take(replies);
    }

    @SuppressWarnings("NullAway") // Kafka's types do not say that a value may be null, ours do.
    private void setAside(ConsumerRecord<String, byte[]> record, String why)
            throws ExecutionException, InterruptedException {
        deadLetters.send(record, "undecodable", why).get();
    }

    /** Goes back to what was read and not stored. */
    private void readAgain(ConsumerRecords<String, byte[]> records) {
        records.partitions().stream()
                .filter(consumer.assignment()::contains)
                .forEach(partition -> consumer.seek(
                        partition, records.records(partition).getFirst().offset()));
    }
}
