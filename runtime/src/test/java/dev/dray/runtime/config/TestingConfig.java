package dev.dray.runtime.config;

import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.DataSize;
import dev.dray.runtime.value.HostPort;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A configuration with a component of every kind, all of them with a default. */
record TestingConfig(
        @Default("ada") String name,
        @Default("true") boolean enabled,
        @Default("3") int attempts,
        @Default("9000000000") long total,
        @Default("0.5") double share,
        @Default("12.50") BigDecimal price,
        @Default("10s") Duration patience,
        @Default("1 MiB") DataSize maxBody,
        @Default("/var/lib/x") Path place,
        @Default("UTC") ZoneId zone,
        @Default("http://127.0.0.1:8080/x") URI server,
        @Default("[a-z]+: .*") Pattern matches,
        @Default("127.0.0.1:4810") HostPort listen,
        @Default("run-once") Missed missed,
        @Default("03:30") LocalTime at,
        @Default("${env:TOKEN}") Secret token,
        @Default("[light, shell]") List<String> lanes,
        Map<String, Task> tasks,
        Optional<Duration> limit,
        Nested nested) {

    enum Missed {
        SKIP,
        RUN_ONCE,
        RUN_ALL
    }

    record Task(List<String> command, @Default("1m") Duration timeout) {}

    record Nested(@Default("") String note, List<Integer> numbers) {}
}
