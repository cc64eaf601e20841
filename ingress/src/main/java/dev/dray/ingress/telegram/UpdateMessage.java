package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.schema.Attachment;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    private final Bot bot;
    private final Addressing addressing;

    UpdateMessage(Bot bot, Groups groups) {
        this.bot = bot;
        this.addressing = new Addressing(bot, groups);
    }

    /** What the message of an update is called. */
    String id(Update update) {
        return "telegram:%d:%d".formatted(bot.id(), update.id());
    }

    /**
     * The message of an update.
     *
     * @param role what the channel vouches for of its sender
     */
    Message of(Update update, Function<String, Optional<Role>> role, Instant receivedAt) {
        JsonNode content = update.content();
        boolean understood = UpdateKinds.ALL.contains(update.kind());
        Said said = addressing.of(update);
        Sender sender = sender(content);
        Optional<Role> vouched = role.apply(sender.getId());
        List<Attachment> files = understood ? Attachments.in(content) : List.of();
        boolean nothing = said.text().isBlank() && files.isEmpty();
        Message.Builder message = Message.newBuilder()
                .setId(id(update))
                .setChannel(TelegramSource.CHANNEL)
                .setConversation(TelegramSource.CHANNEL + "/" + thread(content))
                .setSender(sender)
                .setKind(update.kind())
                .setText(said.text())
                .setAttachments(files)
                .setReceivedAt(receivedAt)
                .setRaw(update.raw())
                // Of a kind that is not known a stranger's becomes a dead letter, where somebody sees that there is
                // one.
                .setAddressed(understood ? said.addressed() && !nothing : vouched.isEmpty());
        vouched.ifPresent(message::setRole);
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

    static Sender sender(JsonNode content) {
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

    private static Optional<Instant> sentAt(JsonNode content) {
        return Stream.of(content.path("edit_date"), content.path("date"))
                .filter(date -> date.isIntegralNumber() && date.asLong() > 0 && date.canConvertToLong())
                .findFirst()
                .map(date -> Instant.ofEpochSecond(date.asLong()));
    }
}
