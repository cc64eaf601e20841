package dev.dray.ingress;

import dev.dray.ingress.calendar.CalendarEntry;
import dev.dray.ingress.cron.CronEntry;
import dev.dray.ingress.email.EmailConfig;
import dev.dray.ingress.http.HttpConfig;
import dev.dray.ingress.telegram.TelegramConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code channels} section of {@code dray.yaml}.
 *
 * @param http always there
 * @param telegram there where it has a token
 * @param email the accounts of the channel email
 * @param cron the entries of the channel cron
 * @param calendar the calendars of the channel calendar
 */
public record ChannelsConfig(
        HttpConfig http,
        Optional<TelegramConfig> telegram,
        List<EmailConfig> email,
        List<CronEntry> cron,
        List<CalendarEntry> calendar) {
    public ChannelsConfig {
        email = List.copyOf(email);
        cron = List.copyOf(cron);
        calendar = List.copyOf(calendar);
        checkNames("email", email.stream().map(EmailConfig::name).toList());
        checkNames("cron", cron.stream().map(CronEntry::name).toList());
        checkNames("calendar", calendar.stream().map(CalendarEntry::name).toList());
    }

    private static void checkNames(String list, List<String> names) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!taken.add(names.get(i))) {
                throw new IllegalArgumentException(
                        "%s[%d].name: \"%s\" is taken by another entry".formatted(list, i, names.get(i)));
            }
        }
    }
}
