package dev.dray.ingress.calendar.ics;

/**
 * An event that cannot be read; those beside it can.
 *
 * @param source its lines as they stand in the calendar
 */
public record BrokenEvent(String source, String why) {}
