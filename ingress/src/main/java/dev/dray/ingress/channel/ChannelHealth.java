package dev.dray.ingress.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * How one source of messages is, and the way back to it.
 *
 * @param name the channel, or the part of it that a source of its own serves: {@code email/office}
 * @param trouble what keeps messages from coming in, in one sentence with the remedy
 * @param lastIn when the last message came, since the start
 * @param unsent how many replies of the channel are not delivered yet
 * @param unsentSince since when the oldest of them waits
 * @param unsentWhy what the latest try at one of them met
 */
public record ChannelHealth(
        String name,
        Optional<String> trouble,
        Optional<Instant> lastIn,
        int unsent,
        Optional<Instant> unsentSince,
        Optional<String> unsentWhy) {

    /** Of a source that nothing is known of beyond itself. */
    public static ChannelHealth of(String name, Optional<String> trouble) {
        return new ChannelHealth(name, trouble, Optional.empty(), 0, Optional.empty(), Optional.empty());
    }

    /** Whether messages come in, and no reply was refused for now. */
    public boolean ok() {
        return trouble.isEmpty() && unsentWhy.isEmpty();
    }
}
