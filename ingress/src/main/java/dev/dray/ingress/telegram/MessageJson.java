package dev.dray.ingress.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.telegram.text.Entity;
import dev.dray.ingress.telegram.text.Entity.Kind;
import dev.dray.ingress.telegram.text.Formatted;
import dev.dray.schema.Action;
import java.util.List;
import java.util.Optional;

/** Messages as the Bot API takes them. */
final class MessageJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES_OF_A_COMMAND = 64;
    private static final int MOST_IN_A_ROW = 3;

    private MessageJson() {}

    static ObjectNode to(Target target) {
        ObjectNode message = JSON.createObjectNode().put("chat_id", target.chat());
        target.topic().ifPresent(topic -> message.put("message_thread_id", topic));
        return message;
    }

    static ObjectNode words(Target target, Formatted text, List<Action> buttons) {
        ObjectNode message = to(target).put("text", text.text());
        if (!text.entities().isEmpty()) {
            message.set("entities", entities(text));
        }
        message.putObject("link_preview_options").put("is_disabled", true);
        keyboard(buttons).ifPresent(keyboard -> message.set("reply_markup", keyboard));
        return message;
    }

    /** A message that takes the place of one sent before; without buttons those it had go. */
    static ObjectNode edit(Target target, long message, Formatted text, List<Action> buttons) {
        ObjectNode edit = words(target, text, buttons).put("message_id", message);
        edit.remove("message_thread_id");
        return edit;
    }

    static ArrayNode entities(Formatted text) {
        ArrayNode all = JSON.createArrayNode();
        for (Entity each : text.entities()) {
            ObjectNode entity = all.addObject()
                    .put("type", each.kind().word())
                    .put("offset", each.offset())
                    .put("length", each.length());
            if (!each.detail().isEmpty()) {
                entity.put(each.kind() == Kind.TEXT_LINK ? "url" : "language", each.detail());
            }
        }
        return all;
    }

    /** Buttons that say their commands when pressed; a command too long for one has none. */
    static Optional<ObjectNode> keyboard(List<Action> buttons) {
        List<Action> possible = buttons.stream()
                .filter(each -> !each.getLabel().isBlank() && !each.getCommand().isBlank())
                .filter(each -> each.getCommand().getBytes(UTF_8).length <= MOST_BYTES_OF_A_COMMAND)
                .toList();
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode keyboard = JSON.createObjectNode();
        ArrayNode rows = keyboard.putArray("inline_keyboard");
        for (int i = 0; i < possible.size(); i++) {
            ArrayNode row = i % MOST_IN_A_ROW == 0 ? rows.addArray() : (ArrayNode) rows.get(rows.size() - 1);
            row.addObject()
                    .put("text", possible.get(i).getLabel())
                    .put("callback_data", possible.get(i).getCommand());
        }
        return Optional.of(keyboard);
    }
}
