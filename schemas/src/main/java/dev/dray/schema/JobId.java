package dev.dray.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A job's name: 13 lower-case letters and digits, derived from the message and the route that made the job, so that a
 * replay of the message makes no second job.
 */
public record JobId(String value) {
    private static final int BYTES = 8;
    private static final int LENGTH = 13;

    public JobId {
        if (!value.matches("[0-9a-z]{13}")) {
            throw new IllegalArgumentException("a job id is 13 letters and digits, not \"%s\"".formatted(value));
        }
    }

    /** The id of the job a route makes of a message: the first 64 bits of SHA-256, in base 36. */
    public static JobId of(String messageId, String route) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((messageId + "\n" + route).getBytes(UTF_8));
            String digits = new BigInteger(1, Arrays.copyOf(hash, BYTES)).toString(Character.MAX_RADIX);
            return new JobId("0".repeat(LENGTH - digits.length()) + digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
