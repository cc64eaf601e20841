package dev.dray.ingress.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of files are, each under a name made of what it holds. For use by many threads. */
public interface Blobs {

    /**
     * Bytes that are kept.
     *
     * @param id {@code sha256:} and the hash as 64 hexadecimal digits: what an attachment is called
     * @param size in bytes
     * @param file where they are; not to be changed
     */
    record Blob(String id, long size, Path file) {}

    /**
     * Keeps bytes; returns when they are on disk. The same bytes are kept once.
     *
     * @throws BlobTooLargeException where there are more than a blob may have; nothing is kept
     * @throws BlobsFullException where there is no room for them now; nothing is kept
     * @throws IOException where the stream breaks off or the disk does not take them; nothing is kept
     */
    Blob keep(InputStream bytes) throws IOException;

    /** The blob of that id, where it is here. It stays while it is younger than {@code blobs.keep}, and may then go. */
    Optional<Blob> find(String id);
}
