package dev.dray.memory;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.home.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The {@code memory} section of {@code dray.yaml}.
 *
 * @param directory where the daily logs are; {@code memory} in the home where absent
 * @param zone whose midnight ends a day; the zone of the whole configuration where absent
 * @param retry how long memory waits before it tries again what failed, such as a write to a full disk
 */
public record MemoryConfig(
        Optional<Path> directory,
        Optional<ZoneId> zone,
        @Default("5s") Duration retry) {
    public MemoryConfig {
        directory.filter(path -> !path.isAbsolute()).ifPresent(path -> {
            throw new IllegalArgumentException(
                    "directory: \"%s\" depends on where dray is started; write it from / or ~ on".formatted(path));
        });
        if (!retry.isPositive()) {
            throw new IllegalArgumentException("retry: must be longer than zero, such as 5s");
        }
    }

    public Path directory(Home home) {
        return directory.orElseGet(home::memory);
    }

    public ZoneId zone(ZoneId everywhere) {
        return zone.orElse(everywhere);
    }
}
