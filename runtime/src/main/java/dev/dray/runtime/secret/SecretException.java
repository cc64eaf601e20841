package dev.dray.runtime.secret;

import dev.dray.runtime.DrayException;

/** A secret that could not be read from where its reference points. */
public final class SecretException extends DrayException {
    private static final long serialVersionUID = 1L;

    public SecretException(String message) {
        super(message);
    }

    public SecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
