package dev.dray.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * A decoded record as JSON: fields by name, absent ones left out, instants in ISO 8601, bytes as text where they are UTF-8
 * and as {@code {"base64": …}} where they are not.
 */
public final class RecordJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RecordJson() {}

    /** An object of no record. */
    public static ObjectNode empty() {
        return JSON.objectNode();
    }

    /** The record as a JSON object. */
    public static ObjectNode of(SpecificRecordBase record) {
        ObjectNode node = JSON.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value != null) {
                node.set(field.name(), value(value));
            }
        }
        return node;
    }

    private static JsonNode value(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case SpecificRecordBase record -> of(record);
            case Collection<?> items -> {
                ArrayNode array = JSON.arrayNode();
                items.forEach(item -> array.add(value(item)));
                yield array;
            }
            case Map<?, ?> entries -> {
                ObjectNode object = JSON.objectNode();
                entries.forEach((key, item) -> object.set(String.valueOf(key), value(item)));
                yield object;
            }
            case ByteBuffer bytes -> bytes(bytes);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case Boolean truth -> JSON.booleanNode(truth);
            default -> JSON.textNode(value.toString());
        };
    }

    /** Bytes as text where they are UTF-8, else as an object that says they are Base64. */
    public static JsonNode bytes(ByteBuffer bytes) {
        try {
            return JSON.textNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.duplicate())
                    .toString());
        } catch (CharacterCodingException _) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return JSON.objectNode().put("base64", Base64.getEncoder().encodeToString(copy));
        }
    }
}
