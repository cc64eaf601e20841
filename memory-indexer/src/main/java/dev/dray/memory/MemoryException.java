package dev.dray.memory;

import dev.dray.runtime.DrayException;

/** Memory cannot go on; the message names the place and the remedy. What was not folded is still in the journal. */
public final class MemoryException extends DrayException {
    private static final long serialVersionUID = 1;

    public MemoryException(String message) {
        super(message);
    }

    public MemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
