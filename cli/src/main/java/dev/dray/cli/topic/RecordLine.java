package dev.dray.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Times;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as JSON with everything it carries, or as a line for people. */
final class RecordLine {
    private RecordLine() {}

    static ObjectNode json(ConsumerRecord<String, byte[]> record) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("topic", record.topic())
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString())
                .put("key", record.key());
        ObjectNode headers = json.putObject("headers");
        for (Header header : record.headers()) {
            byte @Nullable [] said = header.value();
            headers.set(header.key(), said == null ? JsonNodeFactory.instance.nullNode() : bytes(said));
        }
        byte @Nullable [] value = record.value();
        Optional<Topic<?>> topic = Topics.named(record.topic());
        if (value == null) {
            json.putNull("value");
        } else if (topic.isEmpty()) {
            json.set("bytes", bytes(value));
        } else {
            decode(json, topic.get(), value);
        }
        return json;
    }

    private static void decode(ObjectNode json, Topic<?> topic, byte[] value) {
        try {
            json.set("value", RecordJson.of(topic.read(value)));
        } catch (UndecodableException e) {
            json.put("undecodable", e.why());
            json.set("bytes", bytes(value));
        }
    }

    static String text(ConsumerRecord<String, byte[]> record, ZoneId zone) {
        Header type = record.headers().lastHeader("ce_type");
        return "%s  %s-%d@%d  %s  %s  %s"
                .formatted(
                        Times.say(Instant.ofEpochMilli(record.timestamp()), zone),
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.key() == null ? "-" : record.key(),
                        type == null || type.value() == null ? "-" : new String(type.value(), UTF_8),
                        value(json(record)));
    }

    private static String value(ObjectNode json) {
        if (json.has("undecodable")) {
            return "undecodable, %s: %s".formatted(json.get("undecodable").asText(), json.get("bytes"));
        }
        return (json.has("value") ? json.get("value") : json.get("bytes")).toString();
    }

    private static JsonNode bytes(byte[] bytes) {
        return RecordJson.bytes(ByteBuffer.wrap(bytes));
    }
}
