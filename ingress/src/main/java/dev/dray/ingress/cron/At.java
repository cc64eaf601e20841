package dev.dray.ingress.cron;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * Fires once, {@code at 2026-12-01T07:00}: at that time of the entry's zone, or of the offset that is written behind it
 * ({@code +01:00}, {@code Z}). Of a time that the clocks leave out it is the moment they go forward; of one that comes
 * twice, the first.
 */
record At(LocalDateTime time, Optional<ZoneOffset> offset) implements FireTimes {
    static final String WORD = "at ";

    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    At {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** @throws IllegalArgumentException where no time follows the word */
    static At parse(String said) {
        try {
            TemporalAccessor read = TEXT.parse(said.substring(WORD.length()).strip());
            return new At(LocalDateTime.from(read), Optional.ofNullable(read.query(TemporalQueries.offset())));
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "\"%s\" is no time there is; write at 2026-12-01T07:00, or at 2026-12-01T07:00+01:00"
                            .formatted(said));
        }
    }

    /** When that is. */
    Instant instant(ZoneId zone) {
        ZoneId clock = offset.map(ZoneId.class::cast).orElse(zone);
        ZoneOffsetTransition change = clock.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(clock).toInstant();
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return Optional.of(instant(zone)).filter(after::isBefore);
    }

    @Override
    public String toString() {
        return WORD + time + offset.map(ZoneOffset::getId).orElse("");
    }
}
