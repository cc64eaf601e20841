package dev.dray.ingress.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for long things. */
final class Hash {
    private static final int SHORT = 16;

    private Hash() {}

    /** The first 16 hexadecimal digits of a text's SHA-256. */
    static String of(String text) {
        return of(text.getBytes(UTF_8)).substring(0, SHORT);
    }

    /** The SHA-256 as 64 hexadecimal digits. */
    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
