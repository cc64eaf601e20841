package dev.dray.node.command;

import dev.dray.runtime.DrayException;

/** A wish that did not reach the broker. */
public final class WishException extends DrayException {
    private static final long serialVersionUID = 1L;

    WishException(String message, Throwable cause) {
        super(message, cause);
    }
}
