package dev.dray.ingress.blob;

import dev.dray.ingress.channel.BlobTooLargeException;
import dev.dray.ingress.channel.Blobs;
import dev.dray.runtime.value.DataSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blobs as files: {@code ab/cd…} holds the bytes whose SHA-256 begins with {@code ab}. A blob is written beside, forced
 * to disk, and renamed into place.
 */
public final class BlobStore implements Blobs {
    private static final Pattern ID = Pattern.compile("sha256:([0-9a-f]{2})([0-9a-f]{62})");
    private static final String COMING = "coming";
    private static final int PIECE = 64 * 1024;

    private final Path directory;
    private final DataSize largest;

    /**
     * A store in a directory, which is made when it is needed.
     *
     * @param largest the most bytes a blob may have
     */
    public BlobStore(Path directory, DataSize largest) {
        this.directory = directory;
        this.largest = largest;
    }

    @Override
    public Blob keep(InputStream bytes) throws IOException {
        Path coming = Files.createTempFile(Files.createDirectories(directory.resolve(COMING)), "", "");
        try {
            MessageDigest hash = sha256();
            long size = write(bytes, coming, hash);
            String hex = HexFormat.of().formatHex(hash.digest());
            Path file = directory.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
            Path shelf = Files.createDirectories(directory.resolve(hex.substring(0, 2)));
            Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(shelf);
            force(directory);
            return new Blob("sha256:" + hex, size, file);
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    @Override
    public Optional<Blob> find(String id) {
        Matcher said = ID.matcher(id);
        if (!said.matches()) {
            return Optional.empty();
        }
        Path file = directory.resolve(said.group(1)).resolve(said.group(2));
        try {
            return Files.isRegularFile(file) ? Optional.of(new Blob(id, Files.size(file), file)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // Removed in between.
        }
    }

    private long write(InputStream bytes, Path file, MessageDigest hash) throws IOException {
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                size += read;
                if (size > largest.bytes()) {
                    throw new BlobTooLargeException(largest);
                }
                hash.update(piece, 0, read);
                ByteBuffer rest = ByteBuffer.wrap(piece, 0, read);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
            out.force(true);
        }
        return size;
    }

    /** A name in a directory is on disk when the directory is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
