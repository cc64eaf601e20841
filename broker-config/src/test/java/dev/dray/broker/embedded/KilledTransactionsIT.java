package dev.dray.broker.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.broker.TestingBroker;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills in the middle of transactions over many partitions, which often come between the first mark and the last. */
class KilledTransactionsIT {
    private static final String TOPIC = "transacted";
    private static final String ID = "transactions";
    private static final int PARTITIONS = 60;
    private static final int ROUNDS = 5;
    private static final int COMMITS = 10;

    @TempDir
    Path home;

    @Test
    void aTransactionIsOnAllItsPartitionsOrOnNoneAndNobodyWaitsForItsMarks() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            try (BrokerProcess broker = BrokerProcess.start(home)) {
                Clients clients = clients(broker);
                if (round == 1) {
                    TestingBroker.createTopic(clients, TOPIC, PARTITIONS, Map.of());
                }
                assertWhole(clients);
                killWhileCommitting(broker, clients, "round " + round);
            }
        }
        try (BrokerProcess broker = BrokerProcess.start(home)) {
            assertWhole(clients(broker));
        }
    }

    private static void killWhileCommitting(BrokerProcess broker, Clients clients, String round) throws Exception {
        CountDownLatch enough = new CountDownLatch(COMMITS);
        Producer<String, byte[]> producer = clients.transactionalProducer("producer", ID);
        producer.initTransactions();
        Thread committing = Thread.ofVirtual().start(() -> {
            try {
                for (int number = 0; true; number++) {
                    commit(producer, round + ", transaction " + number);
                    enough.countDown();
                }
            } catch (KafkaException | IllegalStateException _) {
                // Killed.
            }
        });
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        broker.kill();
        producer.close(Duration.ZERO);
        committing.join(Duration.ofSeconds(30));
    }

    private static void commit(Producer<String, byte[]> producer, String transaction) {
        producer.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            producer.send(new ProducerRecord<>(TOPIC, partition, transaction, transaction.getBytes(UTF_8)));
        }
        producer.commitTransaction();
    }

    private static void assertWhole(Clients clients) throws Exception {
        TestingBroker.awaitMarks(clients, ID);
        try (Admin admin = clients.admin("test")) {
            assertThat(ends(admin, IsolationLevel.READ_COMMITTED))
                    .as("up to where one can read, by partition")
                    .isEqualTo(ends(admin, IsolationLevel.READ_UNCOMMITTED));
        }
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(TOPIC))) {
            Iterable<ConsumerRecord<String, byte[]>> records = () -> reader;
            Map<String, Set<Integer>> transactions = StreamSupport.stream(records.spliterator(), false)
                    .collect(Collectors.groupingBy(
                            record -> record.key(),
                            Collectors.mapping(record -> record.partition(), Collectors.toSet())));
            assertThat(transactions)
                    .allSatisfy((_, partitions) -> assertThat(partitions).hasSize(PARTITIONS));
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                .all()
                .get(30, TimeUnit.SECONDS);
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private static Clients clients(BrokerProcess broker) {
        return new Clients(ExternalBroker.at(broker.address().toString()), "test");
    }
}
