package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.schema.Message;
import dev.dray.schema.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a message of an update of any kind, also of kinds that did not exist when this was written: what is not found is
 * left out, and the update's bytes travel along whole.
 */
final class UpdateMessage {
    private static final String UNKNOWN = "unknown";
    private static final List<String> SENDERS =
            List.of("from", "user", "sender_chat", "actor_chat", "voter_chat", "chat");
    private static final List<String> TEXTS = List.of("text", "caption", "data", "query", "question");

    private UpdateMessage() {}

    static Message of(Update update, long bot, Instant receivedAt) {
        JsonNode content = update.content();
        Message.Builder message = Message.newBuilder()
                .setId("telegram:%d:%d".formatted(bot, update.id()))
                .setChannel(TelegramSource.CHANNEL)
                .setConversation(TelegramSource.CHANNEL + "/" + thread(content))
                .setSender(sender(content))
                .setKind(update.kind())
                .setText(text(content))
                .setAttachments(Attachments.in(content))
                .setReceivedAt(receivedAt)
                .setRaw(update.raw());
        sentAt(content).ifPresent(message::setSentAt);
        return message.build();
    }

    /** The chat, with its forum topic where the message is in one. */
    private static String thread(JsonNode content) {
        JsonNode message = content.path("message").isObject() ? content.path("message") : content;
        String chat = chat(content).orElse(UNKNOWN);
        JsonNode topic = message.path("message_thread_id");
        return message.path("is_topic_message").asBoolean() && topic.isIntegralNumber() ? chat + "/" + topic : chat;
    }

    private static Optional<String> chat(JsonNode content) {
        // The id of a person's private chat with the bot is the person's own.
        return Stream.of(
                        content.path("chat").path("id"),
                        content.path("message").path("chat").path("id"),
                        content.path("user_chat_id"),
                        content.findPath("chat").path("id"),
                        content.path("from").path("id"),
                        content.path("user").path("id"))
                .filter(JsonNode::isIntegralNumber)
                .findFirst()
                .map(JsonNode::asText);
    }

    private static Sender sender(JsonNode content) {
        JsonNode who = SENDERS.stream()
                .map(content::path)
                .filter(each -> each.path("id").isIntegralNumber())
                .findFirst()
                .orElseGet(() -> content.path(UNKNOWN));
        Sender.Builder sender =
                Sender.newBuilder().setId("telegram:" + who.path("id").asText(UNKNOWN));
        name(who).ifPresent(sender::setName);
        return sender.build();
    }

    private static Optional<String> name(JsonNode who) {
        String full = Stream.of("first_name", "last_name")
                .map(part -> who.path(part).asText(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return Stream.of(
                        full, who.path("title").asText(""), who.path("username").asText(""))
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    private static String text(JsonNode content) {
        return TEXTS.stream()
                .map(content::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .or(() -> Optional.of(content.path("poll").path("question")).filter(JsonNode::isTextual))
                .map(JsonNode::asText)
                .orElseGet(() -> rich(content.path("rich_message").path("blocks")));
    }

    /** The words of a formatted message, a line a block. */
    private static String rich(JsonNode blocks) {
        List<String> lines = new ArrayList<>();
        blocks.forEach(block -> {
            StringBuilder line = new StringBuilder();
            // Of a table each cell has a text of its own.
            for (JsonNode text : block.findValues("text")) {
                words(text, line);
                line.append(' ');
            }
            lines.add(line.toString().strip());
        });
        return String.join("\n", lines);
    }

    private static void words(JsonNode text, StringBuilder line) {
        if (text.isTextual()) {
            line.append(text.asText());
        } else if (text.isArray()) {
            text.forEach(each -> words(each, line));
        } else {
            words(text.path("text"), line);
        }
    }

    private static Optional<Instant> sentAt(JsonNode content) {
        return Stream.of(content.path("edit_date"), content.path("date"))
                .filter(date -> date.isIntegralNumber() && date.asLong() > 0 && date.canConvertToLong())
                .findFirst()
                .map(date -> Instant.ofEpochSecond(date.asLong()));
    }
}
