package dev.dray.node.file;

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
 * What a file is called that is in the gateway's store: {@code sha256:} and the SHA-256 of its bytes.
 *
 * @param hex the hash as 64 lower-case hexadecimal digits
 */
public record FileId(String hex) {
    private static final Pattern TEXT = Pattern.compile("sha256:([0-9a-f]{64})");
    private static final int PIECE = 64 * 1024;

    /** The id a text is; empty where it is something else, such as a channel's own name of a file. */
    public static Optional<FileId> parse(String text) {
        Matcher said = TEXT.matcher(text);
        return said.matches() ? Optional.of(new FileId(said.group(1))) : Optional.empty();
    }

    /** The id of what a file holds now. */
    public static FileId of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                hash.update(piece, 0, read);
            }
            return new FileId(HexFormat.of().formatHex(hash.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "sha256:" + hex;
    }
}
