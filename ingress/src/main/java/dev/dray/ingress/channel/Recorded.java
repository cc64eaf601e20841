package dev.dray.ingress.channel;

/** Where a message is safe. */
public enum Recorded {
    BROKER,
    OUTBOX
}
