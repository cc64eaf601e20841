package dev.dray.bench;

/** A benchmark was asked for in words it does not know. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
