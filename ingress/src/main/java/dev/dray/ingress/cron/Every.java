package dev.dray.ingress.cron;

import dev.dray.runtime.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Fires once in each period, {@code every 15m}: at the multiples of the period since 1970-01-01T00:00Z. So neither a
 * restart nor a change of the clocks moves it, and of no zone does it ask.
 */
record Every(Duration period) implements FireTimes {
    static final String WORD = "every ";

    private static final Duration LONGEST = Duration.ofDays(366);

    Every {
        if (period.toNanosPart() != 0 || period.isZero() || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("\"every %s\": write whole seconds, from 1s to %s"
                    .formatted(Durations.format(period), Durations.format(LONGEST)));
        }
    }

    /** @throws IllegalArgumentException where no period follows the word */
    static Every parse(String said) {
        return new Every(Durations.parse(said.substring(WORD.length()).strip()));
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
        long seconds = period.toSeconds();
        return Optional.of(Instant.ofEpochSecond((Math.floorDiv(after.getEpochSecond(), seconds) + 1) * seconds));
    }

    @Override
    public String toString() {
        return WORD + Durations.format(period);
    }
}
