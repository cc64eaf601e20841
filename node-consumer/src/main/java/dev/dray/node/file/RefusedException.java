package dev.dray.node.file;

import dev.dray.runtime.DrayException;

/** What was asked of the gateway, or of a file, will not be done however often it is asked. */
public final class RefusedException extends DrayException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
