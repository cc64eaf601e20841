package dev.dray.ingress.telegram.replay;

import java.util.List;
import java.util.Optional;

/**
 * One message as a chat shows it now.
 *
 * @param kind {@code text}, {@code photo}, {@code video}, {@code audio}, {@code voice} or {@code document}
 * @param text what it says, or what is said under its file
 * @param entities how stretches of the text are shown, such as {@code bold 0+5} or {@code text_link 3+4 https://a.b}
 * @param buttons what each says and does, such as {@code Approve=/approve 7f}
 * @param edits how often it was edited
 */
public record SentMessage(
        long id,
        String chat,
        Optional<Long> topic,
        String kind,
        String text,
        List<String> entities,
        List<String> buttons,
        Optional<Upload> file,
        int edits) {

    public SentMessage {
        entities = List.copyOf(entities);
        buttons = List.copyOf(buttons);
    }

    /** Whether it shows what this shows. */
    boolean looksLike(SentMessage other) {
        return text.equals(other.text) && entities.equals(other.entities) && buttons.equals(other.buttons);
    }

    Sent brief() {
        return new Sent(chat, topic, text);
    }
}
