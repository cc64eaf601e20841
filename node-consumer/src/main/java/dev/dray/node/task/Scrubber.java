package dev.dray.node.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces secrets in a stream of bytes by {@code ***}, also where a secret arrives in pieces. It keeps back only what
 * may be the beginning of a secret, so that a line without one passes at once. Of a secret of several lines each longer
 * line is a secret too. Used by one thread.
 */
final class Scrubber {
    private static final byte[] MASK = "***".getBytes(UTF_8);
    private static final int LONGER_LINE = 8;

    private final List<byte[]> secrets;
    private final boolean[] begins = new boolean[256];
    private byte[] kept = new byte[0];

    Scrubber(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .flatMap(secret -> Stream.concat(
                        Stream.of(secret),
                        secret.lines().map(String::strip).filter(line -> line.length() >= LONGER_LINE)))
                .filter(secret -> !secret.isEmpty())
                .distinct()
                .map(secret -> secret.getBytes(UTF_8))
                .sorted(Comparator.comparingInt((byte[] secret) -> secret.length)
                        .reversed())
                .toList();
        this.secrets.forEach(secret -> begins[secret[0] & 0xFF] = true);
    }

    /** A whole text without its secrets. */
    static String scrub(String text, Collection<String> secrets) {
        Scrubber scrubber = new Scrubber(secrets);
        byte[] bytes = text.getBytes(UTF_8);
        return new String(scrubber.pass(bytes, bytes.length), UTF_8) + new String(scrubber.rest(), UTF_8);
    }

    /** The bytes that can be passed on after {@code length} more have arrived. */
    byte[] pass(byte[] arrived, int length) {
        byte[] all = Arrays.copyOf(kept, kept.length + length);
        System.arraycopy(arrived, 0, all, kept.length, length);
        ByteArrayOutputStream clean = new ByteArrayOutputStream(all.length);
        int place = 0;
        while (place < all.length && !mayGoOn(all, place)) {
            place += copyOrMask(all, place, clean);
        }
        kept = Arrays.copyOfRange(all, place, all.length);
        return clean.toByteArray();
    }

    /** What was kept back, at the end of the stream. */
    byte[] rest() {
        ByteArrayOutputStream clean = new ByteArrayOutputStream(kept.length);
        for (int place = 0; place < kept.length; ) {
            place += copyOrMask(kept, place, clean);
        }
        kept = new byte[0];
        return clean.toByteArray();
    }

    /** Whether what stands from a place on to the end is the beginning of a longer secret. */
    private boolean mayGoOn(byte[] all, int place) {
        int left = all.length - place;
        return begins[all[place] & 0xFF]
                && secrets.stream()
                        .anyMatch(secret ->
                                secret.length > left && Arrays.equals(all, place, all.length, secret, 0, left));
    }

    /** Masks the longest secret that stands here, or copies up to where one may begin; returns how many bytes that was. */
    private int copyOrMask(byte[] all, int place, ByteArrayOutputStream clean) {
        if (begins[all[place] & 0xFF]) {
            for (byte[] secret : secrets) {
                int end = place + secret.length;
                if (end <= all.length && Arrays.equals(all, place, end, secret, 0, secret.length)) {
                    clean.writeBytes(MASK);
                    return secret.length;
                }
            }
        }
        int end = place + 1;
        while (end < all.length && !begins[all[end] & 0xFF]) {
            end++;
        }
        clean.write(all, place, end - place);
        return end - place;
    }
}
