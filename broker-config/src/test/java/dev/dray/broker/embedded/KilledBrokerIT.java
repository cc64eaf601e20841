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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerIT {
    private static final String TOPIC = "acknowledged";
    private static final int ROUNDS = 3;
    private static final int ACKNOWLEDGEMENTS = 400;

    @TempDir
    Path home;

    @Test
    void anAcknowledgedRecordSurvivesKill() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        for (int round = 1; round <= ROUNDS; round++) {
            try (BrokerProcess broker = BrokerProcess.start(home)) {
                Clients clients = clients(broker);
                if (round == 1) {
                    TestingBroker.createTopic(clients, TOPIC, 3, Map.of());
                }
                assertThat(read(clients)).as("read after kill %d", round - 1).containsAll(acknowledged);
                killWhileProducing(broker, clients, "round " + round, acknowledged);
            }
        }
        try (BrokerProcess broker = BrokerProcess.start(home)) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ACKNOWLEDGEMENTS);
            assertThat(read(clients(broker))).containsAll(acknowledged);
        }
    }

    @Test
    void aCommittedTransactionSurvivesKillAndAnOpenOneDoesNot() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(home)) {
            Clients clients = clients(broker);
            TestingBroker.createTopic(clients, TOPIC, 3, Map.of());
            Producer<String, byte[]> producer = clients.transactionalProducer("producer", "transactions");
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record("committed"));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(record("open")).get(30, TimeUnit.SECONDS);
            broker.kill();
            producer.close(Duration.ZERO);
        }
        try (BrokerProcess broker = BrokerProcess.start(home)) {
            Clients clients = clients(broker);
            TestingBroker.awaitMarks(clients, "transactions");
            assertThat(read(clients)).containsExactly("committed");
        }
    }

    private static void killWhileProducing(
            BrokerProcess broker, Clients clients, String round, Set<String> acknowledged) throws Exception {
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGEMENTS);
        AtomicBoolean killed = new AtomicBoolean();
        Producer<String, byte[]> producer = clients.producer("producer");
        Thread producing = Thread.ofVirtual().start(() -> {
            for (int number = 0; !killed.get(); number++) {
                String id = round + ", record " + number;
                producer.send(record(id), (_, failure) -> {
                    if (failure == null) {
                        acknowledged.add(id);
                        enough.countDown();
                    }
                });
            }
        });
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        broker.kill();
        killed.set(true);
        producer.close(Duration.ZERO);
        producing.join(Duration.ofSeconds(30));
    }

    private static Set<String> read(Clients clients) {
        Set<String> read = new HashSet<>();
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(TOPIC))) {
            reader.forEachRemaining(each -> read.add(new String(each.value(), UTF_8)));
        }
        return read;
    }

    private static ProducerRecord<String, byte[]> record(String id) {
        return new ProducerRecord<>(TOPIC, id, id.getBytes(UTF_8));
    }

    private static Clients clients(BrokerProcess broker) {
        return new Clients(new ExternalBroker(TestingBroker.at(broker.address().toString())), "test");
    }
}
