package dev.dray.ingress.telegram;

import dev.dray.schema.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Invented updates of many kinds, one a line. */
final class Updates {
    static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    private Updates() {}

    static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(Updates.class.getResourceAsStream("updates.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The message of the update with that number. */
    static Message message(int id) throws Update.UnreadableException {
        String line = lines().stream()
                .filter(each -> each.startsWith("{\"update_id\":" + id))
                .findFirst()
                .orElseThrow();
        return message(line, Groups.MENTION);
    }

    /** The message of an update of nobody who was paired. */
    static Message message(String update, Groups groups) throws Update.UnreadableException {
        return new UpdateMessage(TestingBot.BOT, groups)
                .of(Update.parse(update.getBytes(StandardCharsets.UTF_8)), _ -> Optional.empty(), NOW);
    }
}
