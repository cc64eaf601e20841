package dev.dray.ingress.http;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Makes ids that sort by the time they were made.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC 9562, UUID version 7</a>
 */
final class UuidV7 {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    UuidV7(InstantSource clock) {
        this.clock = clock;
    }

    UUID next() {
        long time = clock.millis() << 16;
        return new UUID(time | VERSION | (random.nextLong() & 0xFFF), VARIANT | (random.nextLong() >>> 2));
    }
}
