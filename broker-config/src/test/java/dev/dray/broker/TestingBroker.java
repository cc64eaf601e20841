package dev.dray.broker;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** One embedded broker for all the test classes that ask for it, started by the first and stopped after the last. */
public final class TestingBroker implements BeforeAllCallback {
    /** A listen address with a free port, so that tests never meet. */
    public static final Embedded CONFIG = new Embedded(new HostPort("127.0.0.1", 0), true);

    private @Nullable Running running;

    private record Running(Path directory, EmbeddedBroker broker) implements AutoCloseable {
        static Running start() {
            try {
                Path directory = Files.createTempDirectory("dray-broker");
                EmbeddedBroker broker = new EmbeddedBroker(Home.open(directory), CONFIG);
                broker.start();
                return new Running(directory, broker);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            broker.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(TestingBroker.class));
        running = store.computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    }

    public EmbeddedBroker broker() {
        if (running == null) {
            throw new IllegalStateException("register this extension as a static field");
        }
        return running.broker();
    }

    public Clients clients() {
        return new Clients(broker(), "test");
    }

    /** Makes a topic that no other test has. */
    public String topic(int partitions) {
        return topic("test-" + UUID.randomUUID(), partitions, Map.of());
    }

    public String topic(String name, int partitions, Map<String, String> settings) {
        return createTopic(clients(), name, partitions, settings);
    }

    /** The configuration of a broker that runs elsewhere, without user and password. */
    public static BrokerConfig at(String bootstrap) {
        return new BrokerConfig(
                Optional.of(bootstrap), Optional.empty(), Optional.empty(), false, Optional.empty(), Map.of(), CONFIG);
    }

    /**
     * Waits until readers see how the last transaction of that id ended: a broker answers a commit before it has
     * marked the partitions.
     */
    public static void awaitMarks(Clients clients, String transactionalId) {
        try (Producer<String, byte[]> next = clients.transactionalProducer("marks", transactionalId)) {
            next.initTransactions();
        }
    }

    /** Makes a topic and returns its name. */
    public static String createTopic(Clients clients, String name, int partitions, Map<String, String> settings) {
        try (Admin admin = clients.admin("topics");
                Producer<String, byte[]> producer = clients.producer("topics")) {
            NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
            Answer.to("create a topic", admin.createTopics(List.of(topic)).all());
            // Waits until the broker itself knows what its controller has made.
            producer.partitionsFor(name);
        }
        return name;
    }
}
