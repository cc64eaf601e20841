package dev.dray.ingress;

import dev.dray.ingress.cron.CronEntry;
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
 * @param cron the entries of the channel cron
 */
public record ChannelsConfig(HttpConfig http, Optional<TelegramConfig> telegram, List<CronEntry> cron) {
    public ChannelsConfig {
        cron = List.copyOf(cron);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < cron.size(); i++) {
            if (!names.add(cron.get(i).name())) {
                throw new IllegalArgumentException("cron[%d].name: \"%s\" is taken by another entry"
                        .formatted(i, cron.get(i).name()));
            }
        }
    }
}
