package dev.dray.router.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.runtime.value.Percent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What is tried on a few: the jobs of a route, or of a lane, of some conversations. Which ones depends on nothing but the
 * conversation's name, so a higher percentage keeps those that were in.
 *
 * @param key {@code route/<name>} or {@code lane/<name>}
 */
record Trial(String key, String lane, Percent percent) {
    static Trial ofRoute(String route, String lane, Percent percent) {
        return new Trial("route/" + route, lane, percent);
    }

    static Trial ofLane(String lane, Percent percent) {
        return new Trial("lane/" + lane, lane, percent);
    }

    /** As people say it: {@code route make-video}. */
    String name() {
        return key.replace('/', ' ');
    }

    boolean takes(String conversation) {
        return place(conversation) < percent.hundredths();
    }

    /** A conversation's place among all, from 0 to 9,999: never to be computed otherwise, since it decides who is in. */
    static int place(String conversation) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(conversation.getBytes(UTF_8));
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), Percent.ALL);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
