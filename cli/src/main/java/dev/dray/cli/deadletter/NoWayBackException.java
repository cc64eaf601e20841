package dev.dray.cli.deadletter;

/** A dead letter that was to go back turned out not to hold what it takes; the message says what it lacks. */
final class NoWayBackException extends Exception {
    private static final long serialVersionUID = 1;

    NoWayBackException(String message) {
        super(message);
    }
}
