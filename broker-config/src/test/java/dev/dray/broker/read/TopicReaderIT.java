package dev.dray.broker.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.BrokerException;
import dev.dray.broker.Clients;
import dev.dray.broker.TestingBroker;
import dev.dray.broker.read.Position.AfterBeginning;
import dev.dray.broker.read.Position.At;
import dev.dray.broker.read.Position.BeforeEnd;
import dev.dray.broker.read.Position.Beginning;
import dev.dray.broker.read.Position.End;
import dev.dray.broker.read.Position.Offset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicReaderIT {
    @RegisterExtension
    static final TestingBroker KAFKA = new TestingBroker();

    /** The timestamp of the record written at second 0. */
    private static final Instant ZERO = Instant.parse("2026-02-08T10:42:00Z");

    private final Clients clients = KAFKA.clients();
    private final Producer<String, byte[]> producer = clients.producer("producer");

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void thePartitionsAreMergedByTime() throws Exception {
        String topic = KAFKA.topic(3);
        for (int second = 0; second < 9; second++) {
            send(topic, second % 3, second);
        }
        assertThat(read(TopicRange.whole(topic)))
                .containsExactly("at 0", "at 1", "at 2", "at 3", "at 4", "at 5", "at 6", "at 7", "at 8");
    }

    @Test
    void severalTopicsAreMergedByTime() throws Exception {
        String one = KAFKA.topic(1);
        String other = KAFKA.topic(2);
        send(one, 0, 1);
        send(one, 0, 3);
        send(other, 1, 2);
        assertThat(read(TopicRange.whole(one, other))).containsExactly("at 1", "at 2", "at 3");
    }

    @Test
    void aRangeOfTimeIsReadFromTheFirstToBeforeTheLast() throws Exception {
        String topic = KAFKA.topic(2);
        for (int second = 0; second < 8; second++) {
            send(topic, second % 2, second);
        }
        assertThat(read(range(topic, at(2), at(5)))).containsExactly("at 2", "at 3", "at 4");
        assertThat(read(range(topic, at(6), at(3600)))).containsExactly("at 6", "at 7");
        assertThat(read(range(topic, at(3600), new End()))).isEmpty();
    }

    @Test
    void aRangeOfOffsetsIsReadFromTheFirstToBeforeTheLast() throws Exception {
        String topic = KAFKA.topic(1);
        for (int second = 0; second < 6; second++) {
            send(topic, 0, second);
        }
        assertThat(read(range(topic, new Offset(1), new Offset(3)))).containsExactly("at 1", "at 2");
        assertThat(read(range(topic, new BeforeEnd(2), new End()))).containsExactly("at 4", "at 5");
        assertThat(read(range(topic, new Beginning(), new AfterBeginning(2)))).containsExactly("at 0", "at 1");
        assertThat(read(range(topic, new Offset(99), new End()))).isEmpty();
        assertThat(read(range(topic, new Offset(3), new Offset(3)))).isEmpty();
    }

    @Test
    void gapsThatTransactionsLeaveEndNothingEarlyOrNever() throws Exception {
        String topic = KAFKA.topic(1);
        try (Producer<String, byte[]> transactional = clients.transactionalProducer("producer", topic)) {
            transactional.initTransactions();
            for (int second = 0; second < 4; second++) {
                transactional.beginTransaction();
                transactional.send(record(topic, 0, second));
                if (second % 2 == 0) {
                    transactional.commitTransaction();
                } else {
                    transactional.abortTransaction();
                }
            }
        }
        TestingBroker.awaitMarks(clients, topic);
        assertThat(read(TopicRange.whole(topic))).containsExactly("at 0", "at 2");
        // Offset 1 is the mark of the first transaction, 7 that of the last, which was taken back.
        assertThat(read(range(topic, new Offset(1), new Offset(5)))).containsExactly("at 2");
        assertThat(read(range(topic, new BeforeEnd(1), new End()))).isEmpty();
    }

    @Test
    void whatWasDeletedFromTheFrontIsPassedOver() throws Exception {
        String topic = KAFKA.topic(1);
        for (int second = 0; second < 4; second++) {
            send(topic, 0, second);
        }
        try (Admin admin = clients.admin("admin")) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        assertThat(read(range(topic, new Offset(0), new End()))).containsExactly("at 2", "at 3");
    }

    @Test
    void whatCompactionTookAwayIsPassedOver() throws Exception {
        // Each record is so much later than the one before that it begins a new segment.
        String topic = KAFKA.topic(
                "test-" + UUID.randomUUID(),
                1,
                Map.of("cleanup.policy", "compact", "segment.ms", "100", "min.cleanable.dirty.ratio", "0.01"));
        for (int second = 0; second < 6; second++) {
            send(topic, 0, second);
        }
        awaitCompaction(topic);
        assertThat(read(TopicRange.whole(topic))).endsWith("at 5").doesNotContain("at 0", "at 1", "at 2");
        assertThat(read(range(topic, new Offset(0), new Offset(3)))).isEmpty();
        assertThat(read(range(topic, new Offset(1), new End()))).endsWith("at 5");
    }

    @Test
    void onlyTheNamedPartitionsAreRead() throws Exception {
        String topic = KAFKA.topic(3);
        for (int second = 0; second < 6; second++) {
            send(topic, second % 3, second);
        }
        TopicRange range = new TopicRange(List.of(topic), Set.of(1), new Beginning(), Optional.of(new End()));
        assertThat(read(range)).containsExactly("at 1", "at 4");
    }

    @Test
    void manyRecordsOfUnequalPartitionsAreReadWhole() throws Exception {
        String topic = KAFKA.topic(2);
        for (int second = 0; second < 3000; second++) {
            producer.send(record(topic, second < 2900 ? 0 : 1, second));
        }
        producer.flush();
        List<String> read = read(TopicRange.whole(topic));
        assertThat(read).hasSize(3000).startsWith("at 0", "at 1").endsWith("at 2998", "at 2999");
    }

    @Test
    void followingGivesWhatComesUntilItIsStopped() throws Exception {
        String topic = KAFKA.topic(2);
        send(topic, 0, 0);
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (TopicReader reader = new TopicReader(clients, TopicRange.following(new Beginning(), topic))) {
            Thread reading = Thread.ofPlatform()
                    .daemon()
                    .start(() -> reader.forEachRemaining(each -> seen.add(new String(each.value(), UTF_8))));
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("at 0");
            send(topic, 1, 1);
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("at 1");
            reader.stop();
            assertThat(reading.join(Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void aTopicThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new TopicReader(clients, TopicRange.whole("nobody-made-this")))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("there is no topic nobody-made-this");
    }

    @Test
    void aPartitionThatIsNotThereIsNamed() {
        String topic = KAFKA.topic(1);
        TopicRange range = new TopicRange(List.of(topic), Set.of(7), new Beginning(), Optional.of(new End()));
        assertThatThrownBy(() -> new TopicReader(clients, range))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("no partition [7]");
    }

    /** Reads until records are gone, a minute at most: the broker looks for work every 15 s and tells nobody. */
    private void awaitCompaction(String topic) {
        long begin = System.nanoTime();
        while (read(TopicRange.whole(topic)).contains("at 2")) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(1));
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static TopicRange range(String topic, Position from, Position to) {
        return new TopicRange(List.of(topic), Set.of(), from, Optional.of(to));
    }

    private static Position at(int second) {
        return new At(ZERO.plusSeconds(second));
    }

    private void send(String topic, int partition, int second) throws Exception {
        producer.send(record(topic, partition, second)).get(30, TimeUnit.SECONDS);
    }

    private static ProducerRecord<String, byte[]> record(String topic, int partition, int second) {
        return new ProducerRecord<>(
                topic, partition, ZERO.plusSeconds(second).toEpochMilli(), "key", ("at " + second).getBytes(UTF_8));
    }

    private List<String> read(TopicRange range) {
        List<String> read = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clients, range)) {
            reader.forEachRemaining(each -> read.add(new String(each.value(), UTF_8)));
        }
        return read;
    }
}
