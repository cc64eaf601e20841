package dev.dray.node.file;

import dev.dray.runtime.DrayException;

/** The gateway did not do what was asked now, and may later. */
public final class AwayException extends DrayException {
    private static final long serialVersionUID = 1;

    AwayException(String message) {
        super(message);
    }

    AwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
