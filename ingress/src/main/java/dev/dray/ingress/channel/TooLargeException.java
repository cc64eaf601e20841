package dev.dray.ingress.channel;

import dev.dray.runtime.value.DataSize;

/** A message is larger than its topic takes, and will be however often it is handed over. */
public final class TooLargeException extends IngressException {
    private static final long serialVersionUID = 1;

    public TooLargeException(String id, DataSize size, DataSize limit) {
        super("message %s has %d bytes, more than the %s a record may have; send the data as a file and a link to it"
                .formatted(id, size.bytes(), limit));
    }
}
