package dev.dray.ingress.telegram.replay;

import java.nio.ByteBuffer;

/** A file that was sent, whole. */
public record Upload(String name, String mediaType, ByteBuffer bytes) {
    public Upload {
        bytes = bytes.asReadOnlyBuffer();
    }

    int size() {
        return bytes.remaining();
    }
}
