package dev.dray.router.out;

import dev.dray.schema.Job;
import dev.dray.schema.Reply;
import dev.dray.schema.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Headers;

/** A value on its way to a topic. */
public record Outgoing<V extends SpecificRecordBase>(Topic<V> topic, V value) implements Effect {
    @Override
    public boolean awaited() {
        return value instanceof Job || value instanceof Reply;
    }

    String key() {
        return topic.key(value);
    }

    Headers headers() {
        return topic.headers(value);
    }

    public byte[] bytes() {
        return topic.codec().encode(value);
    }
}
