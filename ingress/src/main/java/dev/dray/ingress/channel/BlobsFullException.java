package dev.dray.ingress.channel;

import dev.dray.runtime.value.DataSize;

/** The blob store has no room for a file now; its origin must keep it and hand it over again. */
public final class BlobsFullException extends IngressException {
    private static final long serialVersionUID = 1;

    public BlobsFullException(DataSize total) {
        super("there is no room for the file: all files together may take %s; raise blobs.total, or lower blobs.keep"
                .formatted(total));
    }
}
