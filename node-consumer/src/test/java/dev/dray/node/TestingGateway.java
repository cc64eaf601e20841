package dev.dray.node;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.dray.broker.Broker;
import dev.dray.broker.BrokerConfig;
import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.broker.topics.TopicsFile;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.value.HostPort;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a node sees of a gateway: a broker with the topics, which can go away and come back, and who asks for jobs. */
final class TestingGateway implements AutoCloseable {
    static final List<String> LANES = List.of("light", "video", "shell");

    private final Home home;
    private final Embedded config;
    private EmbeddedBroker broker;
    private final Producer<String, byte[]> producer;
    private final Admin admin;

    TestingGateway(Path directory) throws Exception {
        home = Home.open(directory);
        config = new Embedded(new HostPort("127.0.0.1", freePort()), false);
        broker = new EmbeddedBroker(home, config);
        broker.start();
        Clients clients = clients("gateway");
        admin = clients.admin("admin");
        List<NewTopic> topics = TopicsFile.load().topics(LANES).stream()
                .map(spec -> new NewTopic(spec.name(), spec.partitions(), (short) 1).configs(spec.settings()))
                .toList();
        admin.createTopics(topics).all().get(60, SECONDS);
        producer = clients.producer("router");
    }

    /** The gateway's broker as a machine elsewhere knows it, whether it is there or not. */
    Broker broker() {
        return at(config.listen().toString());
    }

    /** A broker elsewhere. */
    static Broker at(String bootstrap) {
        return new ExternalBroker(new BrokerConfig(
                Optional.of(bootstrap),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of(),
                new Embedded(new HostPort("127.0.0.1", 0), false)));
    }

    Clients clients(String owner) {
        return new Clients(broker(), owner);
    }

    void stopBroker() {
        broker.close();
    }

    void startBroker() {
        broker = new EmbeddedBroker(home, config);
        broker.start();
    }

    void queue(Job job) throws Exception {
        send(Topics.jobs(job.getLane(), job.getTrack()).record(job));
    }

    void send(ProducerRecord<String, byte[]> record) throws Exception {
        producer.send(record).get(30, SECONDS);
    }

    void cancel(Job job) throws Exception {
        send(Topics.COMMANDS.record(Command.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setJobId(job.getId())
                .setKind(CommandKind.CANCEL)
                .setBy("telegram:42")
                .setAt(job.getQueuedAt())
                .build()));
    }

    /** What a node's owner wants of it. */
    void order(String node, CommandKind kind) throws Exception {
        send(Topics.COMMANDS.record(Command.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setJobId("")
                .setNode(node)
                .setKind(kind)
                .setBy("cli")
                .setAt(InstantSource.system().instant())
                .build()));
    }

    /** How many nodes are in a lane's group. */
    int members(String lane) throws Exception {
        return admin.describeConsumerGroups(List.of("dray-node-" + lane)).all().get(30, SECONDS).values().stream()
                .mapToInt(group -> group.members().size())
                .sum();
    }

    /** How many of a lane's records the nodes have dealt with. */
    long committed(String lane) throws Exception {
        return admin
                .listConsumerGroupOffsets("dray-node-" + lane)
                .partitionsToOffsetAndMetadata()
                .get(30, SECONDS)
                .values()
                .stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ZERO);
        admin.close(java.time.Duration.ZERO);
        broker.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
