package dev.dray.broker;

import dev.dray.runtime.DrayException;

/** The broker cannot do what was asked. */
public final class BrokerException extends DrayException {
    private static final long serialVersionUID = 1L;

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
