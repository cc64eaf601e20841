package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import dev.dray.router.stream.StoreMemory;
import dev.dray.router.stream.StreamSettings;
import dev.dray.runtime.home.Home;
import dev.dray.schema.Job;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A router that loses its work to another of its name between a decision and its commit. */
class TakenOverIT {
    private static final Topic<Job> LIGHT = Topics.jobs("light");

    /** Nearly as long as a transaction may be open. */
    private static final long SELDOM_MILLIS = 9_000;

    @TempDir
    Path directory;

    private final TestingRouter.Config config = TestingRouter.config();

    @Test
    void whatIsDecidedIsSeenOnceItIsCommittedAndOnlyOnce() throws Exception {
        try (TestingBroker broker = new TestingBroker(directory.resolve("broker"));
                StoreMemory memory = new StoreMemory()) {
            broker.provision("light", "video", "shell", "agent");
            try (KafkaStreams slow = committingSeldom(broker, memory);
                    Router successor = router(broker)) {
                slow.start();
                broker.send(Topics.MESSAGES, Given.message("m1", "/nodes"));
                broker.await(LIGHT, _ -> true);
                broker.sendLate(Topics.MESSAGES, Given.message("m2", "/status"));
                broker.awaitUncommitted(LIGHT, 2);

                assertThat(broker.committed(LIGHT))
                        .extracting(Job::getMessageId)
                        .containsExactly("m1");

                successor.start();
                broker.send(Topics.MESSAGES, Given.message("m3", "/jobs"));
                assertThat(broker.await(LIGHT, job -> job.getMessageId().equals("m3")))
                        .extracting(Job::getMessageId)
                        .containsExactlyInAnyOrder("m1", "m2", "m3");
            }
        }
    }

    private KafkaStreams committingSeldom(TestingBroker broker, StoreMemory memory) {
        Properties settings = new Properties();
        settings.putAll(StreamSettings.of(config.router(), broker.broker(), directory.resolve("slow"), memory));
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, SELDOM_MILLIS);
        return new KafkaStreams(
                RouterTopology.build(config.router(), config.people(), config.routes(), () -> {}), settings);
    }

    private Router router(TestingBroker broker) {
        return new Router(
                config.router(),
                config.people(),
                config.routes(),
                broker.broker(),
                Home.open(directory.resolve("gateway")),
                new MetricRegistry(),
                _ -> {});
    }
}
