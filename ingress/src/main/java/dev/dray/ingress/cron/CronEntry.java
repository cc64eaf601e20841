package dev.dray.ingress.cron;

import dev.dray.ingress.channel.Conversation;
import dev.dray.runtime.config.Default;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One entry of {@code channels.cron}.
 *
 * @param name what the entry is called, in ids and in its conversation
 * @param schedule five fields, six with seconds first, or a name such as {@code @daily}
 * @param zone whose clock it goes by; the installation's where absent
 * @param text what it asks for, as a person would write it
 * @param conversation where the answer goes; {@code cron/<name>} where absent
 * @param missed what happens to fires that came due while the program was away
 */
public record CronEntry(
        String name,
        String schedule,
        Optional<ZoneId> zone,
        String text,
        Optional<String> conversation,
        @Default("run-once") Missed missed) {

    /** What happens to fires nobody was there for: none runs, the latest runs and counts the others, or all run. */
    public enum Missed {
        SKIP,
        RUN_ONCE,
        RUN_ALL
    }

    public CronEntry {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "name: \"%s\" is not made of lower-case letters, digits and hyphens, such as morning-briefing"
                            .formatted(name));
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: is empty; write what the entry asks for");
        }
        if (conversation.isPresent() && Conversation.parse(conversation.get()).isEmpty()) {
            throw new IllegalArgumentException("conversation: \"%s\" is not a channel and a thread, such as telegram/42"
                    .formatted(conversation.get()));
        }
        checkSchedule(schedule);
    }

    private static void checkSchedule(String schedule) {
        try {
            NeverFires.check(CronExpression.parse(schedule));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("schedule: " + e.getMessage(), e);
        }
    }

    CronExpression expression() {
        return CronExpression.parse(schedule);
    }
}
