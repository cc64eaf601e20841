package dev.dray.ingress.calendar;

import dev.dray.ingress.channel.IngressException;

/** A calendar cannot be had from its origin at present. The message never has the address, which may be a secret. */
final class UnreachableCalendarException extends IngressException {
    private static final long serialVersionUID = 1;

    UnreachableCalendarException(String message) {
        super(message);
    }

    UnreachableCalendarException(String message, Throwable cause) {
        super(message, cause);
    }
}
