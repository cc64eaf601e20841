package dev.dray.cli.demo;

import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Spans;
import dev.dray.schema.Message;
import dev.dray.schema.Reply;
import java.time.Duration;

/** Tells the day line by line. */
final class Narrator {
    private static final int LONGEST = 150;

    private final Screen screen;

    Narrator(Screen screen) {
        this.screen = screen;
    }

    void act(String title) {
        screen.line("");
        screen.line("── " + title + " ──");
    }

    void fact(String sentence) {
        screen.line("  " + sentence);
    }

    void message(Message message) {
        screen.line("  %-20s ▶ %s".formatted(message.getConversation(), shown(message)));
    }

    /** A reply, with the time since the message it answers. */
    void reply(Reply reply, Message message) {
        Duration took = Duration.between(message.getReceivedAt(), reply.getAt());
        screen.line("  %-20s ◀ %s  (%s)".formatted(reply.getConversation(), oneLine(reply.getText()), Spans.say(took)));
    }

    /** Something the system said by itself. */
    void notice(Reply reply) {
        screen.line("  %-20s ◀ %s".formatted(reply.getConversation(), oneLine(reply.getText())));
    }

    private static String shown(Message message) {
        String text = oneLine(message.getText());
        if (!message.getAttachments().isEmpty()) {
            return text + " [" + message.getAttachments().getFirst().getMediaType() + "]";
        }
        return text.isEmpty() ? "(" + message.getKind() + ")" : text;
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s*\\n\\s*", " / ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
