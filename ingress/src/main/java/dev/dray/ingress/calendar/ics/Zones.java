package dev.dray.ingress.calendar.ics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.transform.compliance.TzHelper;

/**
 * The zones a calendar may name: those of the IANA by the machine's own rules, which are newer than a calendar's; those
 * it defines; and Windows' names, which Outlook writes.
 *
 * @param observer the zone of times that name none, and of whole days
 * @param defined by the calendar itself
 */
record Zones(ZoneRules observer, Map<String, ZoneRules> defined) {
    private static final Map<String, String> WINDOWS = windows();

    Zones {
        defined = Map.copyOf(defined);
    }

    /** @throws IllegalArgumentException where nobody knows the zone */
    ZoneRules named(String name) {
        return iana(name)
                .or(() -> Optional.ofNullable(defined.get(name)))
                .or(() -> Optional.ofNullable(WINDOWS.get(name)).flatMap(Zones::iana))
                .orElseThrow(() -> new IllegalArgumentException(
                        "it names the time zone \"%s\", which is neither of the IANA nor defined in the calendar"
                                .formatted(name)));
    }

    /** A name such as {@code Europe/Berlin}, also behind a path as in {@code /example.org/2026/Europe/Berlin}. */
    private static Optional<ZoneRules> iana(String name) {
        String rest = name;
        while (!rest.isEmpty()) {
            try {
                return Optional.of(ZoneId.of(rest).getRules());
            } catch (DateTimeException _) {
                int slash = rest.indexOf('/');
                rest = slash < 0 || !name.startsWith("/") ? "" : rest.substring(slash + 1);
            }
        }
        return Optional.empty();
    }

    /** By short and by long name. The list is ical4j's; its own reader of it may ask the network for zones. */
    private static Map<String, String> windows() {
        Map<String, String> zones = new HashMap<>();
        try (InputStream list = TzHelper.class.getResourceAsStream("msTimezones")) {
            if (list == null) {
                throw new IllegalStateException("ical4j has no list of Windows' time zones");
            }
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("[;=]", -1))
                    .filter(words -> words.length == 3)
                    .forEach(words -> {
                        zones.putIfAbsent(words[0].strip(), words[2].strip());
                        zones.putIfAbsent(words[1].strip(), words[2].strip());
                    });
        } catch (IOException e) {
            throw new IllegalStateException("ical4j's list of Windows' time zones cannot be read", e);
        }
        return Map.copyOf(zones);
    }
}
