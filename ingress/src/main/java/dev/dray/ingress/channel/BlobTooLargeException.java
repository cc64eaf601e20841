package dev.dray.ingress.channel;

import dev.dray.runtime.value.DataSize;

/** A file is larger than the blob store takes, and will be however often it comes. */
public final class BlobTooLargeException extends IngressException {
    private static final long serialVersionUID = 1;

    public BlobTooLargeException(DataSize limit) {
        super("a file is larger than %s; send a link to it, or raise blobs.largest".formatted(limit));
    }
}
