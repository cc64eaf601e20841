package dev.dray.cli.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Instants as people of one zone read them, to the millisecond. */
public final class Times {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private Times() {}

    public static String say(Instant instant, ZoneId zone) {
        return FORMAT.format(instant.atZone(zone));
    }
}
