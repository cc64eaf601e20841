package dev.dray.runtime;

/**
 * A failure that was foreseen: its message says where it happened, what was tried and what to do about it, in one
 * sentence that is fit to be shown to the owner without a stack trace. Every module's exception root extends it.
 */
public abstract class DrayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected DrayException(String message) {
        super(message);
    }

    protected DrayException(String message, Throwable cause) {
        super(message, cause);
    }
}
