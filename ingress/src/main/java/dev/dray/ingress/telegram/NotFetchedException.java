package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.IngressException;
import java.time.Duration;
import java.util.Optional;

/** A file cannot be fetched now, and perhaps later: its message is not recorded yet. */
final class NotFetchedException extends IngressException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> retryAfter;

    NotFetchedException(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
