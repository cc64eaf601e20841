package dev.dray.ingress.calendar;

import dev.dray.ingress.channel.Conversation;
import dev.dray.runtime.config.Default;
import dev.dray.runtime.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entry of {@code channels.calendar}.
 *
 * @param name what the calendar is called, in ids and in its conversation
 * @param url where it is read, by reference: whoever knows a calendar's private address can read it
 * @param file where it is read instead
 * @param poll how often
 * @param zone whose clock whole days go by and times that name none; the installation's where absent
 * @param only found in the summary of every event that is reminded of
 * @param conversation where the answers go; {@code calendar/<name>} where absent
 * @param role who a reminder speaks for that has words of an event in it
 * @param missedWithin how late a reminder may fire that nobody was there for
 */
public record CalendarEntry(
        String name,
        Optional<Secret> url,
        Optional<Path> file,
        @Default("5m") Duration poll,
        Optional<ZoneId> zone,
        List<ReminderConfig> reminders,
        Optional<Pattern> only,
        Optional<String> conversation,
        @Default("guest") Speaker role,
        @Default("1h") Duration missedWithin) {
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** Who an event's words speak for. */
    public enum Speaker {
        OWNER,
        GUEST
    }

    public CalendarEntry {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "name: \"%s\" is not made of lower-case letters, digits and hyphens, such as team".formatted(name));
        }
        if (url.isPresent() == file.isPresent()) {
            throw new IllegalArgumentException(
                    url.isPresent()
                            ? "file: there is a url already; keep one of the two"
                            : "url: is missing; say where the calendar is read, or name a file");
        }
        if (poll.compareTo(SHORTEST_POLL) < 0 || poll.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("poll: must be between 10s and 30d, such as 5m");
        }
        if (missedWithin.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("missed-within: must be at most 30d");
        }
        if (conversation.isPresent() && Conversation.parse(conversation.get()).isEmpty()) {
            throw new IllegalArgumentException("conversation: \"%s\" is not a channel and a thread, such as telegram/42"
                    .formatted(conversation.get()));
        }
        reminders = List.copyOf(reminders);
        check(reminders);
    }

    private static void check(List<ReminderConfig> reminders) {
        if (reminders.isEmpty()) {
            throw new IllegalArgumentException(
                    "reminders: is missing; write for instance [{before: 15m, text: \"Soon: {summary}\"}]");
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < reminders.size(); i++) {
            Integer other = places.putIfAbsent(reminders.get(i).key(), i);
            if (other != null) {
                throw new IllegalArgumentException(
                        "reminders[%d]: is at the same time as reminders[%d]; for two messages at one time make another entry with this calendar"
                                .formatted(i, other));
            }
        }
    }
}
