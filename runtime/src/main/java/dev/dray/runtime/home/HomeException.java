package dev.dray.runtime.home;

import dev.dray.runtime.DrayException;

/** A home that cannot be used: not a directory, not writable, or in use by another process. */
public final class HomeException extends DrayException {
    private static final long serialVersionUID = 1L;

    HomeException(String message) {
        super(message);
    }

    HomeException(String message, Throwable cause) {
        super(message, cause);
    }
}
