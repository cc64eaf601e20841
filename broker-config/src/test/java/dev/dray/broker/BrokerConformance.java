package dev.dray.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.read.Keep;
import dev.dray.broker.read.Position;
import dev.dray.broker.read.TableListener;
import dev.dray.broker.read.TopicDirectory;
import dev.dray.broker.read.TopicInfo;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.broker.read.TopicTable;
import dev.dray.broker.topics.Provisioner;
import dev.dray.broker.topics.TopicPlan;
import dev.dray.broker.topics.TopicsFile;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What every {@link Broker} does, run over each of them. */
interface BrokerConformance {
    /** A broker that has started. */
    Broker broker();

    @Test
    default void anAcknowledgedRecordCanBeRead() throws Exception {
        String topic = topic();
        try (Producer<String, byte[]> producer = clients().producer("producer")) {
            producer.send(record(topic, "hello")).get();
        }
        assertThat(values(topic)).containsExactly("hello");
    }

    @Test
    default void aTransactionIsSeenWholeOrNotAtAll() {
        String one = topic();
        String other = topic();
        try (Producer<String, byte[]> producer = clients().transactionalProducer("producer", one)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(one, "taken back"));
            producer.send(record(other, "taken back"));
            producer.flush(); // What was never sent need not be taken back.
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(record(one, "kept"));
            producer.send(record(other, "kept"));
            producer.commitTransaction();
        }
        TestingBroker.awaitMarks(clients(), one);
        assertThat(values(one)).containsExactly("kept");
        assertThat(values(other)).containsExactly("kept");
    }

    @Test
    default void anOffsetIsCommittedWithTheTransactionItBelongsTo() throws Exception {
        String in = topic();
        String out = topic();
        TopicPartition partition = new TopicPartition(in, 0);
        GroupMember member = GroupMember.of("group-" + in);
        try (Producer<String, byte[]> producer = clients().producer("producer")) {
            producer.send(record(in, "first")).get();
            producer.send(record(in, "second")).get();
        }
        try (Consumer<String, byte[]> consumer = clients().consumer("consumer", member);
                Producer<String, byte[]> producer = clients().transactionalProducer("producer", in)) {
            consumer.subscribe(List.of(in));
            ConsumerRecord<String, byte[]> first = poll(consumer).getFirst();
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(out, first.value()));
            producer.sendOffsetsToTransaction(
                    Map.of(partition, new OffsetAndMetadata(first.offset() + 1)), consumer.groupMetadata());
            producer.commitTransaction();
        }
        try (Consumer<String, byte[]> consumer = clients().consumer("consumer", member)) {
            consumer.subscribe(List.of(in));
            assertThat(text(poll(consumer).getFirst())).isEqualTo("second");
        }
        TestingBroker.awaitMarks(clients(), in);
        assertThat(values(out)).containsExactly("first");
    }

    @Test
    default void anOlderProducerOfTheSameTransactionsIsShutOut() {
        String topic = topic();
        try (Producer<String, byte[]> older = clients().transactionalProducer("older", topic);
                Producer<String, byte[]> newer = clients().transactionalProducer("newer", topic)) {
            older.initTransactions();
            older.beginTransaction();
            newer.initTransactions();
            older.send(record(topic, "too late"));
            assertThatThrownBy(older::commitTransaction)
                    .satisfiesAnyOf(
                            e -> assertThat(e).isInstanceOf(ProducerFencedException.class),
                            e -> assertThat(e).hasRootCauseInstanceOf(InvalidProducerEpochException.class),
                            e -> assertThat(e).isInstanceOf(InvalidProducerEpochException.class));
        }
        assertThat(values(topic)).isEmpty();
    }

    @Test
    default void aNamedMemberKeepsItsPartitionsOverARestart() throws Exception {
        String topic = topic();
        GroupMember member = GroupMember.of("group-" + topic).named("mini");
        try (Producer<String, byte[]> producer = clients().producer("producer")) {
            producer.send(record(topic, "first")).get();
        }
        try (Consumer<String, byte[]> before = clients().consumer("consumer", member)) {
            before.subscribe(List.of(topic));
            poll(before);
            before.commitSync();
            try (Producer<String, byte[]> producer = clients().producer("producer")) {
                producer.send(record(topic, "second")).get();
            }
            // It has not left, as one that was killed has not.
            try (Consumer<String, byte[]> after = clients().consumer("consumer", member)) {
                after.subscribe(List.of(topic));
                assertThat(text(poll(after).getFirst())).isEqualTo("second");
            }
        }
    }

    @Test
    default void aTopicNobodyMadeIsNotThere() {
        try (Producer<String, byte[]> producer = clients().producer("producer", Duration.ofSeconds(2))) {
            assertThatThrownBy(() ->
                            producer.send(record("nobody-made-this", "lost")).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    default void theTopicsBecomeWhatTheFileSays() {
        try (Admin admin = clients().admin("provisioner")) {
            Provisioner provisioner = new Provisioner(admin, TopicsFile.load(), broker().replication());
            provisioner.apply(provisioner.plan(List.of("video")));
            assertThat(provisioner.verify(List.of("video"))).isEmpty();
            assertThat(provisioner.plan(List.of("video"))).matches(TopicPlan::isEmpty);
        }
    }

    @Test
    default void aRecordOfTheLargestSizePasses() throws Exception {
        String topic = TestingBroker.createTopic(
                clients(),
                "test-" + UUID.randomUUID(),
                1,
                Map.of("max.message.bytes", String.valueOf(Clients.LARGEST_RECORD)));
        byte[] large = new byte[Clients.LARGEST_RECORD - 1024];
        new Random(1).nextBytes(large);
        try (Producer<String, byte[]> producer = clients().producer("producer")) {
            producer.send(new ProducerRecord<>(topic, "key", large)).get();
        }
        try (TopicReader reader = new TopicReader(clients(), TopicRange.whole(topic))) {
            assertThat(reader.next().value()).isEqualTo(large);
        }
    }

    @Test
    default void aRangeOfTimeCanBeRead() throws Exception {
        String topic = topic();
        Instant noon = Instant.parse("2026-02-08T12:00:00Z");
        try (Producer<String, byte[]> producer = clients().producer("producer")) {
            for (int minute = 0; minute < 4; minute++) {
                long time = noon.plus(Duration.ofMinutes(minute)).toEpochMilli();
                byte[] value = ("minute " + minute).getBytes(UTF_8);
                producer.send(new ProducerRecord<>(topic, 0, time, "key", value))
                        .get();
            }
        }
        TopicRange range = new TopicRange(
                List.of(topic),
                Set.of(),
                new Position.At(noon.plus(Duration.ofMinutes(1))),
                Optional.of(new Position.At(noon.plus(Duration.ofMinutes(3)))));
        assertThat(values(range)).containsExactly("minute 1", "minute 2");
    }

    @Test
    default void aTableFollowsItsTopic() throws Exception {
        Topic<NodeHeartbeat> nodes = Topics.NODES;
        try (Admin admin = clients().admin("provisioner")) {
            Provisioner provisioner = new Provisioner(admin, TopicsFile.load(), broker().replication());
            provisioner.apply(provisioner.plan(List.of()));
        }
        String node = "node-" + UUID.randomUUID();
        CountDownLatch removed = new CountDownLatch(1);
        TableListener<NodeHeartbeat> listener = new TableListener<>() {
            @Override
            public void changed(String key, NodeHeartbeat value) {}

            @Override
            public void removed(String key) {
                if (key.equals(node)) {
                    removed.countDown();
                }
            }
        };
        try (TopicTable<NodeHeartbeat> table = new TopicTable<>(clients(), nodes, Keep.all(), List.of(listener));
                Producer<String, byte[]> producer = clients().producer("producer")) {
            table.start();
            table.caughtUp().get(60, TimeUnit.SECONDS);
            producer.send(new ProducerRecord<>(nodes.name(), node, null)).get();
            assertThat(removed.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    default void aTopicCanBeLookedUp() throws Exception {
        String topic = topic();
        try (Producer<String, byte[]> producer = clients().producer("producer");
                Admin admin = clients().admin("admin")) {
            producer.send(record(topic, "hello")).get();
            TopicDirectory directory = new TopicDirectory(admin);
            assertThat(directory.describe(topic).records()).isEqualTo(1);
            assertThat(directory.list()).extracting(TopicInfo::name).contains(topic);
        }
    }

    private Clients clients() {
        return new Clients(broker(), "conformance");
    }

    private String topic() {
        return TestingBroker.createTopic(clients(), "test-" + UUID.randomUUID(), 1, Map.of());
    }

    private static ProducerRecord<String, byte[]> record(String topic, String value) {
        return new ProducerRecord<>(topic, "key", value.getBytes(UTF_8));
    }

    private List<String> values(String topic) {
        return values(TopicRange.whole(topic));
    }

    private List<String> values(TopicRange range) {
        List<String> values = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clients(), range)) {
            reader.forEachRemaining(each -> values.add(text(each)));
        }
        return values;
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    private static List<ConsumerRecord<String, byte[]>> poll(Consumer<String, byte[]> consumer) {
        for (int attempt = 0; attempt < 60; attempt++) {
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            if (!records.isEmpty()) {
                return records;
            }
        }
        throw new AssertionError("no record within a minute");
    }
}
