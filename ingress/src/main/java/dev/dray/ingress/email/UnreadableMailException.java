package dev.dray.ingress.email;

/** Bytes that no message can be made of. */
final class UnreadableMailException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableMailException(String why) {
        super(why);
    }
}
