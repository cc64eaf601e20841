package dev.dray.ingress.calendar;

import dev.dray.ingress.calendar.CalendarEntry.Speaker;
import dev.dray.ingress.calendar.ReminderConfig.Edge;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Configurations of the calendar team, polled each minute. */
final class Entries {
    private Entries() {}

    static CalendarEntry ofFile(Path file, ReminderConfig... reminders) {
        return entry(Optional.empty(), Optional.of(file), Optional.empty(), Speaker.GUEST, reminders);
    }

    static CalendarEntry ofUrl(String url, ReminderConfig... reminders) {
        Secret address = new Secret(SecretReference.parse("${env:TEAM}"), _ -> url, "here");
        return entry(Optional.of(address), Optional.empty(), Optional.empty(), Speaker.GUEST, reminders);
    }

    static CalendarEntry only(Pattern pattern, Path file, ReminderConfig... reminders) {
        return entry(Optional.empty(), Optional.of(file), Optional.of(pattern), Speaker.GUEST, reminders);
    }

    static CalendarEntry spokenByOwner(Path file, ReminderConfig... reminders) {
        return entry(Optional.empty(), Optional.of(file), Optional.empty(), Speaker.OWNER, reminders);
    }

    private static CalendarEntry entry(
            Optional<Secret> url,
            Optional<Path> file,
            Optional<Pattern> only,
            Speaker speaker,
            ReminderConfig... reminders) {
        return new CalendarEntry(
                "team",
                url,
                file,
                Duration.ofMinutes(1),
                Optional.of(ZoneId.of("Europe/Berlin")),
                List.of(reminders),
                only,
                Optional.of("telegram/42"),
                speaker,
                Duration.ofHours(1));
    }

    static ReminderConfig before(Duration distance, String text) {
        return new ReminderConfig(Optional.of(distance), Optional.empty(), Optional.empty(), text);
    }

    static ReminderConfig at(Edge edge, String text) {
        return new ReminderConfig(Optional.empty(), Optional.of(edge), Optional.empty(), text);
    }

    static ReminderConfig after(Duration distance, String text) {
        return new ReminderConfig(Optional.empty(), Optional.empty(), Optional.of(distance), text);
    }
}
