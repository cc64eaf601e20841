package dev.dray.ingress.blob;

import dev.dray.ingress.channel.BlobTooLargeException;
import dev.dray.ingress.channel.Blobs;
import dev.dray.runtime.value.DataSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Blobs as files: {@code ab/cd…} holds the bytes whose SHA-256 begins with {@code ab}, and was last used when it was last
 * modified. A blob is written beside, forced to disk, and renamed into place, over the same bytes where they are there
 * already.
 */
public final class BlobStore implements Blobs {
    /** Where files are that are not blobs yet. */
    static final String COMING = "coming";

    private static final int PIECE = 64 * 1024;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final DataSize NO_LIMIT = new DataSize(Long.MAX_VALUE);

    private final Path directory;
    private final BlobsConfig config;
    private final Space space;
    /** Held while a file is put on a shelf, used, or found old and removed: what was used just now is not removed. */
    private final Object shelves = new Object();

    /** A store in a directory, which is made when it is needed. */
    public BlobStore(Path directory, BlobsConfig config) {
        this.directory = directory;
        this.config = config;
        this.space = new Space(directory, config.total());
    }

    /** A store of which only how large a blob may be is limited. */
    public BlobStore(Path directory, DataSize largest) {
        this(directory, new BlobsConfig(largest, KEPT, NO_LIMIT));
    }

    @Override
    public Blob keep(InputStream bytes) throws IOException {
        return keep(bytes, _ -> {});
    }

    /**
     * Keeps bytes whose id is known; returns when they are on disk.
     *
     * @throws OtherBytesException where they are others; nothing is kept
     */
    public Blob keep(InputStream bytes, BlobId announced) throws IOException {
        return keep(bytes, came -> check(announced, came));
    }

    @Override
    public Optional<Blob> find(String id) {
        return BlobId.parse(id).flatMap(this::find);
    }

    /** The blob of that id, where it is here. */
    public Optional<Blob> find(BlobId id) {
        Path file = id.in(directory);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new Blob(id.toString(), Files.size(file), file))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // Removed in between.
        }
    }

    /**
     * The blob of that id, where it is here; its age counts from then on, so that it stays for {@code blobs.keep} longer.
     *
     * @param from now, or when it will be needed
     */
    public Optional<Blob> use(String id, Instant from) {
        synchronized (shelves) {
            Optional<Blob> found = find(id);
            found.ifPresent(blob -> youngerThan(blob.file(), from));
            return found;
        }
    }

    /** What keeps files from being taken, or soon will: in one sentence with the remedy. */
    public Optional<String> trouble() {
        try {
            return space.left() >= config.largest().bytes()
                    ? Optional.empty()
                    : Optional.of(
                            "the files take nearly all of blobs.total, %s, and another of %s has no room; raise blobs.total, or lower blobs.keep"
                                    .formatted(config.total(), config.largest()));
        } catch (IOException e) {
            return Optional.of("%s cannot be read: %s; make it readable for this user".formatted(directory, e));
        }
    }

    /** Removes the blobs nobody used since then; returns how many. */
    int removeUnused(Instant since) throws IOException {
        int removed = 0;
        for (Path file : Space.files(directory)) {
            if (!file.startsWith(comingDirectory())) {
                synchronized (shelves) {
                    removed += removeIfOlder(file, since) ? 1 : 0;
                }
            }
        }
        return removed;
    }

    /** Removes a file that was last modified before, and gives its room back. */
    boolean removeIfOlder(Path file, Instant than) throws IOException {
        try {
            if (!Files.getLastModifiedTime(file).toInstant().isBefore(than)) {
                return false;
            }
            long size = Files.size(file);
            Files.delete(file);
            space.free(size);
            return true;
        } catch (NoSuchFileException _) {
            return false; // Made a blob meanwhile.
        }
    }

    Path comingDirectory() {
        return directory.resolve(COMING);
    }

    Space space() {
        return space;
    }

    /** @throws BlobTooLargeException where a blob may not have so many bytes */
    void checkSize(long size) {
        if (size > config.largest().bytes()) {
            throw new BlobTooLargeException(config.largest());
        }
    }

    /** The most bytes a blob may have. */
    public DataSize largest() {
        return config.largest();
    }

    /** Makes a file that is on disk, and whose room was taken, a blob. */
    Blob place(Path coming, BlobId id, long size) throws IOException {
        Path file = id.in(directory);
        Path shelf = Files.createDirectories(id.shelf(directory));
        synchronized (shelves) {
            long before = Files.exists(file) ? Files.size(file) : 0;
            Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            space.free(before);
        }
        force(shelf);
        force(directory);
        return new Blob(id.toString(), size, file);
    }

    static void check(BlobId announced, BlobId came) {
        if (!came.equals(announced)) {
            throw new OtherBytesException(announced, came);
        }
    }

    private Blob keep(InputStream bytes, Consumer<BlobId> check) throws IOException {
        Path coming = Files.createTempFile(Files.createDirectories(comingDirectory()), "", ".whole");
        long taken = 0;
        try (FileChannel out = FileChannel.open(coming, StandardOpenOption.WRITE)) {
            MessageDigest hash = BlobId.hash();
            byte[] piece = new byte[PIECE];
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                checkSize(taken + read);
                space.take(read);
                taken += read;
                hash.update(piece, 0, read);
                write(out, piece, read);
            }
            out.force(true);
            BlobId id = BlobId.of(hash);
            check.accept(id);
            Blob kept = place(coming, id, taken);
            taken = 0;
            return kept;
        } finally {
            Files.deleteIfExists(coming);
            space.free(taken);
        }
    }

    static void write(FileChannel out, byte[] piece, int count) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(piece, 0, count);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
    }

    private static void youngerThan(Path file, Instant from) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(from)) {
                Files.setLastModifiedTime(file, FileTime.from(from));
            }
        } catch (IOException _) {
            // It is as old as it was; a disk that cannot note this takes no message either.
        }
    }

    /** A name in a directory is on disk when the directory is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
