package dev.dray.ingress.telegram.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/** What Telegram refuses about a message, in its words; empty where it takes it. */
final class Checks {
    private static final int MOST_PHOTO_BYTES = 10 << 20;
    private static final int MOST_FILE_BYTES = 50 << 20;
    private static final int MOST_BUTTON_BYTES = 64;
    private static final int MOST_ENTITIES = 100;
    private static final Set<String> PARSE_MODES = Set.of("", "markdown", "markdownv2", "html");
    private static final Set<String> ENTITIES = Set.of(
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
            "code",
            "pre",
            "text_link",
            "blockquote",
            "expandable_blockquote");

    private Checks() {}

    static Optional<String> target(BotCall call) {
        if (!call.text("chat_id").matches("-?\\d{1,18}|@\\w+")) {
            return Optional.of(call.text("chat_id").isEmpty() ? "chat_id is empty" : "chat not found");
        }
        boolean noTopic = call.parameters().has("message_thread_id")
                && call.number("message_thread_id").isEmpty();
        return noTopic ? Optional.of("message thread not found") : Optional.empty();
    }

    static Optional<String> mode(BotCall call) {
        return PARSE_MODES.contains(call.text("parse_mode").toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("unsupported parse_mode");
    }

    static Optional<String> entities(String text, JsonNode entities) {
        if (entities.size() > MOST_ENTITIES) {
            return Optional.of("can't parse entities: there are more than 100");
        }
        for (JsonNode each : entities) {
            int offset = each.path("offset").asInt(-1);
            int length = each.path("length").asInt(0);
            String type = each.path("type").asText();
            if (!ENTITIES.contains(type) || offset < 0 || length <= 0) {
                return Optional.of("can't parse MessageEntity: %s %d+%d".formatted(type, offset, length));
            }
            if (type.equals("text_link") && each.path("url").asText().isEmpty()) {
                return Optional.of("can't parse MessageEntity: a text_link has no url");
            }
            if (offset + length > text.length()) {
                return Optional.of(
                        "entity beginning at UTF-16 offset %d ends after the end of the text at UTF-16 offset %d"
                                .formatted(offset, text.length()));
            }
            if (isWithinACharacter(text, offset) || isWithinACharacter(text, offset + length)) {
                return Optional.of(
                        "entity beginning at UTF-16 offset %d ends in a middle of a UTF-16 symbol".formatted(offset));
            }
        }
        return Optional.empty();
    }

    static Optional<String> keyboard(JsonNode markup) {
        for (JsonNode row : markup.path("inline_keyboard")) {
            for (JsonNode button : row) {
                int bytes = button.path("callback_data").asText().getBytes(UTF_8).length;
                if (button.path("text").asText().isBlank()) {
                    return Optional.of("can't parse inline keyboard button: the text is empty");
                }
                if (bytes < 1 || bytes > MOST_BUTTON_BYTES) {
                    return Optional.of("BUTTON_DATA_INVALID");
                }
            }
        }
        return Optional.empty();
    }

    static Optional<String> file(String kind, Upload file) {
        if (file.size() == 0) {
            return Optional.of("file must be non-empty");
        }
        if (file.size() > MOST_FILE_BYTES) {
            return Optional.of("file is too big");
        }
        if (!kind.equals("photo")) {
            return Optional.empty();
        }
        return file.size() > MOST_PHOTO_BYTES
                ? Optional.of("file of size %d bytes is too big for a photo; the maximum size is %d bytes"
                        .formatted(file.size(), MOST_PHOTO_BYTES))
                : photo(file);
    }

    private static Optional<String> photo(Upload file) {
        byte[] bytes = new byte[file.size()];
        file.bytes().duplicate().get(bytes);
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            BufferedImage image = ImageIO.read(in);
            if (image == null) {
                return Optional.of("IMAGE_PROCESS_FAILED");
            }
            int longer = Math.max(image.getWidth(), image.getHeight());
            int shorter = Math.min(image.getWidth(), image.getHeight());
            return longer + shorter > 10_000 || longer > 20 * shorter
                    ? Optional.of("PHOTO_INVALID_DIMENSIONS")
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.of("IMAGE_PROCESS_FAILED");
        }
    }

    private static boolean isWithinACharacter(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}
