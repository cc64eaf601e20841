package dev.dray.ingress.channel;

/** Neither the broker nor the outbox took a message: its origin must keep it and hand it over again. */
public final class NotRecordedException extends IngressException {
    private static final long serialVersionUID = 1;

    public NotRecordedException(String message, Throwable cause) {
        super(message, cause);
    }
}
