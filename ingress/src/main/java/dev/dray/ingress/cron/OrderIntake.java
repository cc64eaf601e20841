package dev.dray.ingress.cron;

import dev.dray.broker.Answer;
import dev.dray.broker.BrokerException;
import dev.dray.broker.Clients;
import dev.dray.ingress.channel.Backoff;
import dev.dray.runtime.DrayException;
import dev.dray.runtime.life.Service;
import dev.dray.schema.Command;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of commands on one thread, from where the source last heard. Where the broker is away, or what was read
 * could not be written down, it goes back to that place and reads again.
 */
final class OrderIntake implements Service {
    private static final Logger log = LoggerFactory.getLogger(OrderIntake.class);
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15));
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(10);

    private final Clients clients;
    private final CronSource source;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> reading;
    private volatile @Nullable Thread thread;

    OrderIntake(Clients clients, CronSource source) {
        this.clients = clients;
        this.source = source;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("dray-cron-orders").start(this::run);
    }

    @Override
    public void close() {
        stopped.countDown();
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        Thread running = thread;
        if (running != null) {
            try {
                running.join(UNTIL_STOPPED);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        int failures = 0;
        try {
            while (!stopped.await(failures == 0 ? 0 : BACKOFF.after(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                failures++;
                try (Consumer<String, byte[]> consumer = clients.reader("cron-orders")) {
                    reading = consumer;
                    begin(consumer);
                    while (stopped.getCount() > 0) {
                        take(consumer.poll(POLL));
                        failures = 1;
                    }
                } catch (WakeupException _) {
                    // Only close() wakes it.
                } catch (KafkaException | DrayException e) {
                    log.atWarn().addKeyValue("why", why(e)).log("Orders to cron entries cannot be heard; trying again");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.COMMANDS.name()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new BrokerException("there is no topic %s yet".formatted(Topics.COMMANDS));
        }
        consumer.assign(partitions);
        Map<Integer, Long> heard = source.heardUntil();
        for (TopicPartition partition : partitions) {
            Long next = heard.get(partition.partition());
            if (next != null) {
                consumer.seek(partition, next);
            }
        }
    }

    private void take(ConsumerRecords<String, byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Command> commands = new ArrayList<>();
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                commands.add(Topics.COMMANDS.read(record));
            } catch (UndecodableException _) {
                // The router reads the same records, and makes this one a dead letter.
            }
            next.merge(record.partition(), record.offset() + 1, Math::max);
        }
        source.hear(commands, next);
    }

    private static String why(RuntimeException failure) {
        return failure instanceof KafkaException kafka ? Answer.explain(kafka) : String.valueOf(failure.getMessage());
    }
}
