package dev.dray.ingress.channel;

import dev.dray.runtime.DrayException;

/** A foreseen failure of the ingress. */
public class IngressException extends DrayException {
    private static final long serialVersionUID = 1;

    public IngressException(String message) {
        super(message);
    }

    public IngressException(String message, Throwable cause) {
        super(message, cause);
    }
}
