package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a person would read of a message of any kind: its text or caption, else what it shows in words. */
final class Words {
    private static final List<String> TEXTS = List.of("text", "caption", "data", "query");

    private Words() {}

    static String of(JsonNode content) {
        return Stream.<Optional<String>>of(
                        TEXTS.stream()
                                .map(content::path)
                                .filter(JsonNode::isTextual)
                                .map(JsonNode::asText)
                                .findFirst(),
                        poll(content.path("question").isTextual() ? content : content.path("poll")),
                        place(content),
                        contact(content.path("contact")),
                        dice(content.path("dice")),
                        checklist(content.path("checklist")),
                        text(content.path("sticker").path("emoji")),
                        text(content.path("game").path("title")))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> rich(content.path("rich_message").path("blocks")));
    }

    private static Optional<String> poll(JsonNode poll) {
        return text(poll.path("question")).map(question -> lines(question, poll.path("options")));
    }

    private static Optional<String> checklist(JsonNode list) {
        return text(list.path("title")).map(title -> lines(title, list.path("tasks")));
    }

    private static String lines(String heading, JsonNode items) {
        return Stream.concat(
                        Stream.of(heading),
                        StreamSupport.stream(items.spliterator(), false)
                                .map(item -> "- " + item.path("text").asText("")))
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> place(JsonNode content) {
        JsonNode venue = content.path("venue");
        JsonNode location = venue.isObject() ? venue.path("location") : content.path("location");
        if (!location.path("latitude").isNumber() || !location.path("longitude").isNumber()) {
            return Optional.empty();
        }
        String point = String.format(
                Locale.ROOT,
                "%.6f, %.6f",
                location.path("latitude").asDouble(),
                location.path("longitude").asDouble());
        return Optional.of(
                venue.isObject()
                        ? "Venue: %s, %s (%s)"
                                .formatted(
                                        venue.path("title").asText(""),
                                        venue.path("address").asText(""),
                                        point)
                        : "Location: " + point);
    }

    private static Optional<String> contact(JsonNode contact) {
        return text(contact.path("phone_number"))
                .map(number -> "Contact: "
                        + Stream.of(
                                        contact.path("first_name").asText(""),
                                        contact.path("last_name").asText(""),
                                        number)
                                .filter(part -> !part.isBlank())
                                .collect(Collectors.joining(" ")));
    }

    private static Optional<String> dice(JsonNode dice) {
        return text(dice.path("emoji"))
                .map(emoji -> emoji + " " + dice.path("value").asInt());
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::asText);
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
}
