package dev.dray.broker.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.BrokerException;
import dev.dray.broker.Clients;
import dev.dray.broker.TestingBroker;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.home.HomeException;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final int RECORDS = 20;

    @TempDir
    Path directory;

    @Test
    void whatItIsToldToAdvertiseIsWhereItListens() throws Exception {
        try (EmbeddedBroker broker = started();
                Admin admin = new Clients(broker, "test").admin("admin")) {
            Node node = admin.describeCluster().controller().get(30, TimeUnit.SECONDS);
            assertThat(new HostPort(node.host(), node.port())).isEqualTo(broker.address());
            assertThat(broker.bootstrap()).isEqualTo(broker.address().toString());
        }
    }

    @Test
    void itOffersOnlyWhatRedpandaOffers() throws Exception {
        try (EmbeddedBroker broker = started();
                Admin admin = new Clients(broker, "test").admin("admin")) {
            assertThat(admin.describeFeatures()
                            .featureMetadata()
                            .get(30, TimeUnit.SECONDS)
                            .finalizedFeatures())
                    .doesNotContainKeys("transaction.version", "group.version", "streams.version", "share.version");
        }
    }

    @Test
    void eachAcknowledgementIsAFlush() throws Exception {
        try (EmbeddedBroker broker = started()) {
            Clients clients = new Clients(broker, "test");
            TestingBroker.createTopic(clients, "flushed", 1, Map.of());
            try (Producer<String, byte[]> producer = clients.producer("producer")) {
                long before = flushes();
                for (int n = 0; n < RECORDS; n++) {
                    producer.send(new ProducerRecord<>("flushed", "key", "value".getBytes(UTF_8)))
                            .get(30, TimeUnit.SECONDS);
                }
                assertThat(flushes() - before).isGreaterThanOrEqualTo(RECORDS);
            }
        }
    }

    @Test
    void itGoesOnWithItsDataAfterAStop() throws Exception {
        try (EmbeddedBroker broker = started()) {
            Clients clients = new Clients(broker, "test");
            TestingBroker.createTopic(clients, "kept", 1, Map.of());
            try (Producer<String, byte[]> producer = clients.producer("producer")) {
                producer.send(new ProducerRecord<>("kept", "key", "value".getBytes(UTF_8)))
                        .get(30, TimeUnit.SECONDS);
            }
        }
        try (EmbeddedBroker broker = started();
                TopicReader reader = new TopicReader(new Clients(broker, "test"), TopicRange.whole("kept"))) {
            assertThat(reader.next().value()).asString(UTF_8).isEqualTo("value");
        }
    }

    @Test
    void aSecondBrokerOnTheSameHomeIsRefused() {
        try (EmbeddedBroker _ = started();
                EmbeddedBroker second = broker(TestingBroker.CONFIG)) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(HomeException.class)
                    .hasMessageContaining(
                            "another broker (process %d)",
                            ProcessHandle.current().pid())
                    .hasMessageContaining(directory.toString());
        }
    }

    @Test
    void aPortInUseIsRefused() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedBroker broker = broker(new Embedded(new HostPort("127.0.0.1", other.getLocalPort()), true))) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("broker.embedded.listen: cannot listen on 127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("another program does; stop it");
        }
    }

    @Test
    void aControllersPortTakenInBetweenIsReplaced() throws IOException {
        DataDirectory data = new DataDirectory(Home.open(directory).broker());
        data.prepare();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Iterator<Integer> ports = List.of(
                            other.getLocalPort(),
                            ListenAddress.free(new HostPort("127.0.0.1", 0)).port())
                    .iterator();
            KafkaServer.start(data, TestingBroker.CONFIG, ports::next).close();
            assertThat(ports).isExhausted();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        // 192.0.2.0/24 is set aside for documentation.
        try (EmbeddedBroker broker = broker(new Embedded(new HostPort("192.0.2.1", 0), true))) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("cannot listen on 192.0.2.1:0")
                    .hasMessageContaining("name an address of this machine");
        }
    }

    @Test
    void damagedDataIsRefused() throws IOException {
        started().close();
        Files.writeString(directory.resolve("broker/meta.properties"), "not what it was");
        try (EmbeddedBroker broker = broker(TestingBroker.CONFIG)) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("does not start on " + directory.resolve("broker"))
                    .hasMessageContaining("restore");
        }
    }

    @Test
    void topicsWithoutTheirIdentityAreNotFormattedOver() throws IOException {
        started().close();
        Files.delete(directory.resolve("broker/meta.properties"));
        try (EmbeddedBroker broker = broker(TestingBroker.CONFIG)) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("holds topics but its meta.properties is lost");
        }
    }

    @Test
    void itStartsAfterAFailedStartWasMended() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedBroker broker = broker(new Embedded(new HostPort("127.0.0.1", other.getLocalPort()), true))) {
            assertThatThrownBy(broker::start).isInstanceOf(BrokerException.class);
        }
        try (EmbeddedBroker broker = started()) {
            assertThat(broker.address().port()).isPositive();
        }
    }

    @Test
    void closingOneThatNeverStartedDoesNothing() {
        EmbeddedBroker broker = broker(TestingBroker.CONFIG);
        broker.close();
        broker.close();
        assertThat(directory.resolve("broker")).isEmptyDirectory();
    }

    /** How often Kafka has had the operating system write a log to disk. */
    private static long flushes() throws JMException {
        ObjectName flushes = new ObjectName("kafka.log:type=LogFlushStats,name=LogFlushRateAndTimeMs");
        return (Long) ManagementFactory.getPlatformMBeanServer().getAttribute(flushes, "Count");
    }

    private EmbeddedBroker started() {
        EmbeddedBroker broker = broker(TestingBroker.CONFIG);
        broker.start();
        return broker;
    }

    private EmbeddedBroker broker(Embedded config) {
        return new EmbeddedBroker(Home.open(directory), config);
    }
}
