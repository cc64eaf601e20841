package dev.dray.ingress.cron;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds expressions that have no date, such as 31 April, and what was probably meant. */
final class NeverFires {
    private NeverFires() {}

    /** @throws IllegalArgumentException where an expression never fires, with a suggestion where there is a simple one */
    static void check(CronExpression expression) {
        if (!fires(expression)) {
            throw new IllegalArgumentException("\"%s\" never fires%s"
                    .formatted(
                            expression,
                            suggestion(expression.toString())
                                    .map("; did you mean \"%s\"?"::formatted)
                                    .orElse("")));
        }
    }

    private static boolean fires(CronExpression expression) {
        return expression.next(Instant.EPOCH, ZoneOffset.UTC).isPresent();
    }

    /** The same on a day that the month does have. */
    private static Optional<String> suggestion(String text) {
        String[] fields = text.strip().split("\\s+", -1);
        int dayOfMonth = fields.length - 3;
        return Stream.of("30", "28")
                .map(day -> {
                    String[] changed = Arrays.copyOf(fields, fields.length);
                    changed[dayOfMonth] = day;
                    return String.join(" ", changed);
                })
                .filter(other -> fires(CronExpression.parse(other)))
                .findFirst();
    }
}
