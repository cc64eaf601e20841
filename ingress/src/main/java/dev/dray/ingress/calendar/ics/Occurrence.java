package dev.dray.ingress.calendar.ics;

import java.time.Instant;

/**
 * One time that an event takes place.
 *
 * @param uid of the event, the same for all its occurrences
 * @param kind whether it lasts whole days; {@code start} and {@code end} are then midnights
 * @param source the event's lines as they stand in the calendar
 */
public record Occurrence(String uid, Instant start, Instant end, Kind kind, Words words, String source) {}
