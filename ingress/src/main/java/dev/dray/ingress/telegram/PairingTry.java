package dev.dray.ingress.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.dray.ingress.pairing.PairingAttempt;
import dev.dray.ingress.pairing.PairingAttempt.Place;
import dev.dray.ingress.pairing.PairingCode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An update in which somebody sent {@code /pair CODE}, or {@code /start CODE} as a link to the bot does, and the same update
 * with the code struck out, as which alone it is recorded.
 */
record PairingTry(Update struck, String said, Place place) {
    /** What an attempt is recorded as. */
    static final String KIND = "pairing";

    private static final Pattern COMMAND =
            Pattern.compile("\\s*/(pair|start)(?:@\\w+)?\\s+(\\S.*?)\\s*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Set<String> WRITTEN =
            Set.of("message", "edited_message", "channel_post", "edited_channel_post");
    private static final List<String> NOT_FRESH =
            List.of("forward_origin", "forward_date", "via_bot", "sender_business_bot", "business_connection_id");
    private static final String STRUCK = "•••••";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The attempt in an update, if there is one. */
    static Optional<PairingTry> in(Update update) {
        if (!WRITTEN.contains(update.kind())) {
            return Optional.empty();
        }
        JsonNode content = update.content();
        Matcher command = COMMAND.matcher(
                content.path("text").asText(content.path("caption").asText("")));
        if (!command.matches()) {
            return Optional.empty();
        }
        String said = command.group(2);
        // A link to the bot may carry other things than codes, for routes to take.
        if (command.group(1).equalsIgnoreCase("start") && !PairingCode.looksLike(said)) {
            return Optional.empty();
        }
        return Optional.of(new PairingTry(struck(update, said), said, place(update)));
    }

    PairingAttempt attempt(String message, String sender, String name) {
        return new PairingAttempt(message, sender, name, said, place);
    }

    private static Place place(Update update) {
        JsonNode content = update.content();
        boolean alone = update.kind().equals("message")
                && content.path("chat").path("type").asText().equals("private")
                && content.path("from").path("id").isIntegralNumber()
                && !content.path("from").path("is_bot").asBoolean()
                && NOT_FRESH.stream().noneMatch(content::has);
        return alone ? Place.ALONE : Place.OTHERS;
    }

    private static Update struck(Update update, String said) {
        JsonNode content = without(said, update.content());
        ObjectNode whole = JSON.createObjectNode().put("update_id", update.id());
        whole.set(update.kind(), content);
        try {
            return new Update(update.id(), update.kind(), content, ByteBuffer.wrap(JSON.writeValueAsBytes(whole)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private static JsonNode without(String said, JsonNode node) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(text.textValue().replace(said, STRUCK));
            case ArrayNode array -> {
                ArrayNode copy = JSON.createArrayNode();
                array.forEach(each -> copy.add(without(said, each)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = JSON.createObjectNode();
                object.properties().forEach(each -> copy.set(each.getKey(), without(said, each.getValue())));
                yield copy;
            }
            default -> node;
        };
    }
}
