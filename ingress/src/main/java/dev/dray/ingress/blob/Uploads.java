package dev.dray.ingress.blob;

import dev.dray.ingress.channel.Blobs.Blob;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blobs that come in pieces, over as many connections and restarts of the gateway as it takes. Each is a file whose name
 * says what it will be, and whose length how far it is. For use by many threads.
 */
public final class Uploads {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})-(\\d{1,18})");

    private final BlobStore store;
    private final Object appending = new Object();

    /** Uploads into a store. */
    public Uploads(BlobStore store) {
        this.store = store;
    }

    /**
     * A blob that is to come.
     *
     * @param by whose upload it is: others have their own of the same bytes, and cannot disturb this one
     * @param length in bytes
     */
    public record Upload(String by, BlobId blob, long length) {
        /** The upload a name means, if it is a name of one. */
        public static Optional<Upload> parse(String by, String name) {
            Matcher said = NAME.matcher(name);
            return said.matches()
                    ? Optional.of(new Upload(by, new BlobId(said.group(1)), Long.parseLong(said.group(2))))
                    : Optional.empty();
        }

        public String name() {
            return blob.hex() + "-" + length;
        }
    }

    /**
     * Begins an upload, or goes on with it; returns how far it is, which is all of it where the blob is here.
     *
     * @throws dev.dray.ingress.channel.BlobTooLargeException where it is to be larger than a blob may be
     * @throws OtherBytesException where all came before and was something else; it then begins anew
     */
    public long begin(Upload upload) throws IOException {
        store.checkSize(upload.length());
        if (store.find(upload.blob()).isEmpty()) {
            try {
                Files.createDirectories(store.comingDirectory());
                Files.createFile(file(upload));
            } catch (FileAlreadyExistsException _) {
                // Begun before.
            }
        }
        return offset(upload).orElse(0);
    }

    /** How far an upload is; empty where there is none. One that has come whole is finished by this. */
    public OptionalLong offset(Upload upload) throws IOException {
        try {
            long size = Files.size(file(upload));
            if (size == upload.length()) {
                finish(upload);
            }
            return OptionalLong.of(size);
        } catch (NoSuchFileException _) {
            return store.find(upload.blob()).isPresent() ? OptionalLong.of(upload.length()) : OptionalLong.empty();
        }
    }

    /**
     * Adds bytes behind those that are here; they are on disk after {@link #force}.
     *
     * @param at how many must be here already
     * @return whether there were so many, and the bytes are added
     * @throws NoSuchFileException where there is no such upload
     */
    public boolean append(Upload upload, long at, byte[] piece, int count) throws IOException {
        synchronized (appending) {
            try (FileChannel file = FileChannel.open(file(upload), StandardOpenOption.WRITE)) {
                if (file.size() != at) {
                    return false; // Another connection, on which the rest came meanwhile.
                }
                store.space().take(count);
                file.position(at);
                try {
                    BlobStore.write(file, piece, count);
                } catch (IOException e) {
                    file.truncate(at);
                    store.space().free(count);
                    throw e;
                }
                return true;
            }
        }
    }

    /** Sees to it that what came is on disk. */
    public void force(Upload upload) throws IOException {
        try (FileChannel file = FileChannel.open(file(upload), StandardOpenOption.WRITE)) {
            file.force(true);
        } catch (NoSuchFileException _) {
            // Finished meanwhile.
        }
    }

    /** Removes what has not gone on since then, and what writers that were killed left; returns how many. */
    int removeUnfinished(Instant since) throws IOException {
        int removed = 0;
        for (Path file : Space.files(store.comingDirectory())) {
            synchronized (appending) {
                removed += store.removeIfOlder(file, since) ? 1 : 0;
            }
        }
        return removed;
    }

    private Blob finish(Upload upload) throws IOException {
        Path file = file(upload);
        force(upload);
        BlobId came = BlobId.of(file);
        if (!came.equals(upload.blob())) {
            Files.delete(file);
            store.space().free(upload.length());
        }
        BlobStore.check(upload.blob(), came);
        return store.place(file, came, upload.length());
    }

    private Path file(Upload upload) {
        return store.comingDirectory().resolve(upload.name() + "." + upload.by() + ".upload");
    }
}
