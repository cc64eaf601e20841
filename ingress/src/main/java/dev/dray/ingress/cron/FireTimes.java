package dev.dray.ingress.cron;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The instants an entry fires at: a cron expression, {@code every 15m}, or {@code at 2026-12-01T07:00}. Whole seconds
 * all of them.
 */
public sealed interface FireTimes permits CronExpression, Every, At {

    /**
     * The times a text means.
     *
     * @throws IllegalArgumentException saying what is wrong with it, or that it never fires and what was probably meant
     */
    static FireTimes parse(String text) {
        String said = text.strip();
        if (said.startsWith(Every.WORD)) {
            return Every.parse(said);
        }
        if (said.startsWith(At.WORD)) {
            return At.parse(said);
        }
        CronExpression expression = CronExpression.parse(text);
        NeverFires.check(expression);
        return expression;
    }

    /**
     * The first fire after an instant, if there is one.
     *
     * @param zone whose clock is meant where the text does not say
     */
    Optional<Instant> next(Instant after, ZoneId zone);
}
