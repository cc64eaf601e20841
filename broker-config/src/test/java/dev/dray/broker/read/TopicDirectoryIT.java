package dev.dray.broker.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.BrokerException;
import dev.dray.broker.TestingBroker;
import dev.dray.broker.read.TopicInfo.Extent;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicDirectoryIT {
    @RegisterExtension
    static final TestingBroker KAFKA = new TestingBroker();

    private final Admin admin = KAFKA.clients().admin("admin");
    private final TopicDirectory topics = new TopicDirectory(admin);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void aTopicIsDescribedWithItsExtentAndSettings() throws Exception {
        String name = KAFKA.topic("test-" + UUID.randomUUID(), 2, Map.of("retention.ms", "77000"));
        try (Producer<String, byte[]> producer = KAFKA.clients().producer("producer")) {
            for (int number = 0; number < 3; number++) {
                producer.send(new ProducerRecord<>(name, 1, "key", new byte[] {1}))
                        .get(30, TimeUnit.SECONDS);
            }
        }
        TopicInfo info = topics.describe(name);
        assertThat(info.name()).isEqualTo(name);
        assertThat(info.replication()).isEqualTo(1);
        assertThat(info.partitions()).containsExactly(new Extent(0, 0, 0), new Extent(1, 0, 3));
        assertThat(info.records()).isEqualTo(3);
        assertThat(info.settings()).containsEntry("retention.ms", "77000").containsEntry("cleanup.policy", "delete");
    }

    @Test
    void allTopicsAreListedButTheBrokersOwn() {
        String one = KAFKA.topic(1);
        String other = KAFKA.topic(1);
        assertThat(topics.list())
                .extracting(TopicInfo::name)
                .contains(one, other)
                .isSorted()
                .noneMatch(name -> name.startsWith("__"));
    }

    @Test
    void aTopicThatIsNotThereIsNamedWithTheOneThatWasMeant() {
        String name = KAFKA.topic("test-meant-" + UUID.randomUUID(), 1, Map.of());
        assertThatThrownBy(() -> topics.describe(name + "s"))
                .isInstanceOf(BrokerException.class)
                .hasMessage("there is no topic %ss; did you mean \"%s\"?", name, name);
    }
}
