package dev.dray.ingress.calendar.ics;

/**
 * What an event says of itself, written by whoever could put it into the calendar; empty where it says nothing.
 *
 * @param organizer a name, or an address where there is none
 */
public record Words(String summary, String location, String description, String organizer) {}
