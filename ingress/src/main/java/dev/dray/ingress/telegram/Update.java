package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One update of a bot: its number, its kind (the name of its one other member), what it holds, and its exact bytes.
 *
 * @see <a href="https://core.telegram.org/bots/api#update">Bot API: Update</a>
 */
record Update(long id, String kind, JsonNode content, ByteBuffer raw) {
    private static final String ID = "update_id";
    private static final Pattern WRITTEN_ID = Pattern.compile("\"update_id\"\\s*:\\s*(\\d{1,18})\\b");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Bytes are no update: no JSON, no object, or without a number. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        private UnreadableException(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    static Update parse(byte[] raw) throws UnreadableException {
        JsonNode update;
        try {
            update = JSON.readTree(raw);
        } catch (IOException e) {
            throw new UnreadableException("an update that is no JSON: " + e.getMessage());
        }
        if (!update.path(ID).isIntegralNumber() || !update.path(ID).canConvertToLong()) {
            throw new UnreadableException("an update without a number in update_id");
        }
        Optional<Map.Entry<String, JsonNode>> content = update.properties().stream()
                .filter(member -> !member.getKey().equals(ID))
                .findFirst();
        return new Update(
                update.path(ID).longValue(),
                content.map(Map.Entry::getKey).orElse("empty"),
                content.map(Map.Entry::getValue).orElse(JsonNodeFactory.instance.missingNode()),
                ByteBuffer.wrap(raw));
    }

    /** The number that bytes which are no update bear all the same, so that they can be acknowledged. */
    static OptionalLong idWrittenIn(byte[] unreadable) {
        Matcher written = WRITTEN_ID.matcher(new String(unreadable, StandardCharsets.ISO_8859_1));
        return written.find() ? OptionalLong.of(Long.parseLong(written.group(1))) : OptionalLong.empty();
    }
}
