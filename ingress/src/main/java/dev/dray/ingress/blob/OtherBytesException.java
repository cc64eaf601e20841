package dev.dray.ingress.blob;

import dev.dray.ingress.channel.IngressException;

/** Bytes came whole and are not those that were announced; they are not kept. */
public final class OtherBytesException extends IngressException {
    private static final long serialVersionUID = 1;

    OtherBytesException(BlobId announced, BlobId came) {
        super("what came is %s and not %s; nothing of it is kept, send it again from its beginning"
                .formatted(came, announced));
    }
}
