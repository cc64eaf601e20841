package dev.dray.ingress.pairing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word that lets one person in, such as {@code K7QXM-4TWHB}: ten characters of thirty, none of which looks like another.
 * However it is typed, in small letters or without the hyphen, it is the same.
 */
public record PairingCode(String text) {
    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern BARE = Pattern.compile("[" + CHARACTERS + "]{10}");
    private static final int HALF = 5;

    static PairingCode random(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "").append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return new PairingCode(code.toString());
    }

    /** Whether somebody's words could be a code, right or wrong. */
    public static boolean looksLike(String said) {
        return BARE.matcher(bare(said)).matches();
    }

    /** What is kept of a code, as it must not be found where it is kept. */
    String hash() {
        return hash(text);
    }

    static String hash(String said) {
        try {
            byte[] bytes = bare(said).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String bare(String said) {
        return said.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
