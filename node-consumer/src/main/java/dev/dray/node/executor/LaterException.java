package dev.dray.node.executor;

import dev.dray.runtime.DrayException;
import java.time.Duration;

/** What a run needs is not to be had now, and may be later: becomes an {@link Outcome.Retry}. */
public final class LaterException extends DrayException {
    private static final long serialVersionUID = 1;

    private final Duration after;

    public LaterException(Duration after, String message, Throwable cause) {
        super(message, cause);
        this.after = after;
    }

    Duration after() {
        return after;
    }
}
