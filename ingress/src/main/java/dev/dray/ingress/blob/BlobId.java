package dev.dray.ingress.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a blob is called: {@code sha256:} and the SHA-256 of its bytes.
 *
 * @param hex the hash as 64 lower-case hexadecimal digits
 */
public record BlobId(String hex) {
    /** What every id begins with, and no channel's own name of a file does. */
    public static final String SCHEME = "sha256:";

    private static final Pattern TEXT = Pattern.compile(SCHEME + "([0-9a-f]{64})");
    private static final int SHELF = 2;
    private static final int PIECE = 64 * 1024;

    /** The id a text is, if it is one. */
    public static Optional<BlobId> parse(String text) {
        Matcher said = TEXT.matcher(text);
        return said.matches() ? Optional.of(new BlobId(said.group(1))) : Optional.empty();
    }

    /** The id of what was put into a hash, which begins anew. */
    static BlobId of(MessageDigest hash) {
        return new BlobId(HexFormat.of().formatHex(hash.digest()));
    }

    static BlobId of(Path file) throws IOException {
        MessageDigest hash = hash();
        byte[] piece = new byte[PIECE];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                hash.update(piece, 0, read);
            }
        }
        return of(hash);
    }

    static MessageDigest hash() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Where its bytes are in a store: {@code ab/cd…}. */
    Path in(Path directory) {
        return shelf(directory).resolve(hex.substring(SHELF));
    }

    Path shelf(Path directory) {
        return directory.resolve(hex.substring(0, SHELF));
    }

    @Override
    public String toString() {
        return SCHEME + hex;
    }
}
