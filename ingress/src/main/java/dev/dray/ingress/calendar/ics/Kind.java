package dev.dray.ingress.calendar.ics;

/** Whether a time is a whole day or a moment of one. */
public enum Kind {
    DAY,
    TIME
}
