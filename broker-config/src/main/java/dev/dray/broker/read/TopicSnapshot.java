package dev.dray.broker.read;

import dev.dray.broker.Answer;
import dev.dray.broker.BrokerException;
import dev.dray.broker.Clients;
import dev.dray.schema.Topic;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * A compacted topic as it was at one moment, for commands that look once and end.
 *
 * @param undecodable how many records were no values of the topic and are left out
 */
public record TopicSnapshot<V>(Map<String, V> values, int undecodable) {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    public TopicSnapshot {
        values = Map.copyOf(values);
    }

    /**
     * Reads the topic once, from its first record to what was its last.
     *
     * @throws BrokerException where the broker does not answer, or has no such topic
     */
    public static <V extends SpecificRecordBase> TopicSnapshot<V> of(Clients clients, Topic<V> topic) {
        Values<V> values = new Values<>();
        try (Consumer<String, byte[]> consumer = clients.reader("snapshot")) {
            CatchUp<V> catchUp = new CatchUp<>(consumer, topic);
            while (!catchUp.done()) {
                catchUp.step(PATIENCE, values);
            }
        } catch (KafkaException e) {
            throw new BrokerException("cannot read %s: %s".formatted(topic, Answer.explain(e)), e);
        }
        return new TopicSnapshot<>(values.byKey, values.undecodable);
    }

    private static final class Values<V> implements CatchUp.Sink<V> {
        private final Map<String, V> byKey = new HashMap<>();
        private int undecodable;

        @Override
        public void value(ConsumerRecord<String, byte[]> record, V value) {
            byKey.put(record.key(), value);
        }

        @Override
        public void tombstone(ConsumerRecord<String, byte[]> record) {
            byKey.remove(record.key());
        }

        @Override
        public void undecodable(ConsumerRecord<String, byte[]> record, UndecodableException why) {
            undecodable++;
        }
    }
}
