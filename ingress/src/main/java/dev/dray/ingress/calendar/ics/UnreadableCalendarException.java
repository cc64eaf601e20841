package dev.dray.ingress.calendar.ics;

import dev.dray.ingress.channel.IngressException;

/** Bytes are no whole calendar; whoever has an earlier state of it goes on with that. */
public final class UnreadableCalendarException extends IngressException {
    private static final long serialVersionUID = 1;

    UnreadableCalendarException(String message) {
        super(message);
    }
}
