package dev.dray.bench.faults;

import dev.dray.broker.Broker;
import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.router.RouterConfig;
import dev.dray.router.stream.StoreMemory;
import dev.dray.router.stream.StreamSettings;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.life.RunUntilShutdown;
import dev.dray.runtime.life.RunUntilShutdown.Limits;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.log.Logs;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Kafka Streams without anything of ours: each record of one topic goes to another, exactly once, with the router's
 * settings. What a router is measured against.
 */
public final class PassThrough {
    static final String FROM = "bench.from";
    static final String TO = "bench.to";

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(45), Duration.ofSeconds(10));

    private PassThrough() {}

    /** The router's section of a configuration in which nothing is said. */
    record Defaults(RouterConfig router) {}

    /** Runs it until it is told to stop. Its arguments are where its state is and where the broker listens. */
    public static void main(String[] arguments) throws Exception {
        Home home = Home.open(Path.of(arguments[0]));
        Logs.toFile(home.logs(), "pass-through");
        Broker broker = ExternalBroker.at(arguments[1]);
        makeTopics(broker);
        new RunUntilShutdown(passing(broker, home), LIMITS).run();
    }

    /** With as many partitions as messages have. */
    private static void makeTopics(Broker broker) throws ExecutionException, InterruptedException {
        try (Admin admin = new Clients(broker, "pass-through").admin("admin")) {
            int partitions = admin.describeTopics(List.of(Topics.MESSAGES.name()))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
            if (!admin.listTopics().names().get().contains(FROM)) {
                admin.createTopics(List.of(topic(FROM, partitions), topic(TO, partitions)))
                        .all()
                        .get();
            }
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    private static Service passing(Broker broker, Home home) {
        RouterConfig config = ConfigFile.readOrDefaults(home.root().resolve("none.yaml"), Defaults.class, _ -> "")
                .router();
        Properties settings = new Properties();
        settings.putAll(StreamSettings.of(config, broker, home.state(), new StoreMemory()));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-pass-through");
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(FROM, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .to(TO, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        KafkaStreams streams = new KafkaStreams(builder.build(), settings);
        CompletableFuture<Void> running = new CompletableFuture<>();
        streams.setStateListener((state, _) -> {
            if (state == State.RUNNING) {
                running.complete(null);
            }
        });
        return new Service() {
            @Override
            public void start() {
                streams.start();
                running.join();
                System.out.println("ready broker=" + broker.bootstrap());
            }

            @Override
            public void close() {
                streams.close();
            }
        };
    }
}
