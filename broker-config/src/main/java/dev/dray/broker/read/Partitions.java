package dev.dray.broker.read;

import dev.dray.broker.BrokerException;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The partitions of a topic, as the broker tells them. */
final class Partitions {
    private Partitions() {}

    /** @throws BrokerException where there is no such topic */
    static List<TopicPartition> of(Consumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new BrokerException(
                    "there is no topic %s on the broker; the gateway makes Dray's topics when it starts"
                            .formatted(topic));
        }
        return partitions;
    }
}
