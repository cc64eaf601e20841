package dev.dray.router;

import dev.dray.runtime.DrayException;

/** The router cannot start or cannot go on. */
public final class RouterException extends DrayException {
    private static final long serialVersionUID = 1L;

    public RouterException(String message) {
        super(message);
    }

    public RouterException(String message, Throwable cause) {
        super(message, cause);
    }
}
