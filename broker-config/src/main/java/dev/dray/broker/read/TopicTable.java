package dev.dray.broker.read;

import dev.dray.broker.Answer;
import dev.dray.broker.BrokerException;
import dev.dray.broker.Clients;
import dev.dray.runtime.life.Service;
import dev.dray.schema.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compacted topic as a live table in memory: the last value of each key, within a bound. Reads the topic from its
 * first record when it starts, then follows it; where the broker goes away or the topic is not there yet, it waits and
 * reads it again. May be asked by several threads at any time, without blocking.
 */
public final class TopicTable<V extends SpecificRecordBase> implements Service {
    private static final Logger log = LoggerFactory.getLogger(TopicTable.class);
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(5);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final Clients clients;
    private final Topic<V> topic;
    private final TableContent<V> content;
    private final TableSink<V> sink;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> reading;
    private volatile @Nullable Thread thread;

    public TopicTable(Clients clients, Topic<V> topic, Keep<V> keep, List<TableListener<V>> listeners) {
        this.clients = clients;
        this.topic = topic;
        this.content = new TableContent<>(keep);
        this.sink = new TableSink<>(topic, content, listeners);
    }

    /** Begins to read and returns; {@link #caughtUp} tells when the table is complete. */
    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("dray-table-" + topic.name()).start(this::run);
    }

    /** Completes when the table holds what the topic held when the reading began; cancelled where it is closed before. */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp.copy();
    }

    public Optional<V> get(String key) {
        return content.get(key);
    }

    /** The table as it is now, by key. */
    public Map<String, V> all() {
        return content.copy();
    }

    /** Whether there are as many values that matter as stay, and perhaps others that did not. */
    public boolean isFull() {
        return content.isFull();
    }

    public int size() {
        return content.size();
    }

    /** How many records were no values of the topic and are left out. */
    public long undecodable() {
        return sink.undecodable();
    }

    @Override
    public void close() {
        closing.countDown();
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        Thread running = thread;
        if (running != null) {
            try {
                running.join(TO_STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        caughtUp.cancel(false);
    }

    private void run() {
        try {
            do {
                try (Consumer<String, byte[]> consumer = clients.reader("table-" + topic.name())) {
                    reading = consumer;
                    follow(consumer);
                } catch (WakeupException _) {
                    // Only close() wakes it.
                } catch (KafkaException | BrokerException e) {
                    log.atWarn()
                            .addKeyValue("topic", topic.name())
                            .addKeyValue("why", Answer.explain(e))
                            .log("A table lost its topic and will read it again");
                }
            } while (!closing.await(BEFORE_ANOTHER_TRY.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        CatchUp<V> reader = new CatchUp<>(consumer, topic);
        while (closing.getCount() > 0) {
            if (reader.done()) {
                caughtUp.complete(null);
            }
            reader.step(POLL, sink);
        }
    }
}
