package dev.dray.runtime.log;

import dev.dray.runtime.DrayException;

/** A log that cannot be written. */
public final class LogException extends DrayException {
    private static final long serialVersionUID = 1L;

    LogException(String message, Throwable cause) {
        super(message, cause);
    }
}
