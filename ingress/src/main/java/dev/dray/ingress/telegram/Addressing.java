package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Decides whether an update asks the bot for something. What somebody writes to it alone does; in a group or channel, what
 * the owner's {@code groups} says. An edit, what was forwarded, what another bot says and another bot's command never do:
 * words that are not the sender's own, said now, to this bot, start nothing.
 */
record Addressing(Bot bot, Groups groups) {
    private static final Pattern COMMAND =
            Pattern.compile("\\s*/[A-Za-z][A-Za-z0-9_-]*(@\\w+)?(?=\\s|$)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern AFTER_NAME = Pattern.compile("^[\\s,:]+");
    private static final Set<String> SPOKEN = Set.of("message", "channel_post");
    private static final List<String> FORWARDED =
            List.of("forward_origin", "forward_date", "forward_from", "forward_from_chat", "forward_sender_name");

    /** Where a text first mentions the bot, in UTF-16 units; from 0 to 0 where it does not. */
    private record Mention(int start, int end) {
        static final Mention NONE = new Mention(0, 0);

        boolean there() {
            return end > start;
        }
    }

    Said of(Update update) {
        JsonNode content = update.content();
        if (!UpdateKinds.ALL.contains(update.kind())) {
            // It may be anything, and is not understood: kept whole, and not taken for a request.
            return new Said("", false);
        }
        String text = Words.of(content);
        if (update.kind().equals("callback_query")) {
            return new Said(text, !text.isBlank());
        }
        if (!SPOKEN.contains(update.kind())) {
            return new Said(text, false);
        }
        Mention mention = mention(content, text);
        String rest = without(mention, text);
        Matcher command = COMMAND.matcher(rest);
        boolean isCommand = command.lookingAt();
        Optional<String> called = isCommand ? Optional.ofNullable(command.group(1)) : Optional.empty();
        boolean elsewhere = called.isPresent() && !bot.isCalled(called.get());
        String clean = called.isPresent() && !elsewhere
                ? rest.substring(0, command.start(1)) + rest.substring(command.end(1))
                : rest;
        boolean wanted = content.path("chat").path("type").asText().equals("private")
                || groups == Groups.ALL
                || (groups == Groups.MENTION && (isCommand || mention.there() || answersUs(content)));
        return new Said(clean, wanted && !elsewhere && ownWords(content));
    }

    private boolean ownWords(JsonNode content) {
        boolean forwarded = FORWARDED.stream().anyMatch(content::has)
                || content.path("is_automatic_forward").asBoolean();
        boolean another = content.path("via_bot").path("id").asLong(bot.id()) != bot.id()
                || content.path("from").path("is_bot").asBoolean();
        // What is said in the chat of a business account is said to that account's customer.
        return !forwarded && !another && !content.has("business_connection_id");
    }

    private boolean answersUs(JsonNode content) {
        JsonNode answered = content.path("reply_to_message");
        // In a forum topic everything answers the message that opened it.
        return answered.path("from").path("id").asLong() == bot.id() && !answered.has("forum_topic_created");
    }

    private Mention mention(JsonNode content, String text) {
        JsonNode entities =
                content.path("text").isTextual() ? content.path("entities") : content.path("caption_entities");
        return StreamSupport.stream(entities.spliterator(), false)
                .map(entity -> mentionIn(entity, text))
                .filter(Mention::there)
                .findFirst()
                .orElse(Mention.NONE);
    }

    /** Telegram counts in UTF-16 units, as Java does. */
    private Mention mentionIn(JsonNode entity, String text) {
        int start = entity.path("offset").asInt(-1);
        int end = start + entity.path("length").asInt();
        if (start < 0 || end > text.length() || end <= start) {
            return Mention.NONE;
        }
        boolean ours = switch (entity.path("type").asText()) {
            case "mention" -> bot.isCalled(text.substring(start, end));
            case "text_mention" -> entity.path("user").path("id").asLong() == bot.id();
            default -> false;
        };
        return ours ? new Mention(start, end) : Mention.NONE;
    }

    /** At the beginning or end the name only calls the bot; in the middle it is a part of what is said. */
    private static String without(Mention mention, String text) {
        String before = text.substring(0, mention.start());
        String after = text.substring(mention.end());
        if (!mention.there()) {
            return text;
        }
        return before.isBlank()
                ? AFTER_NAME.matcher(after).replaceFirst("")
                : after.isBlank() ? before.stripTrailing() : text;
    }
}
