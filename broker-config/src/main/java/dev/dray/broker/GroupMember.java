package dev.dray.broker;

import java.time.Duration;
import java.util.Optional;

/**
 * A member of a consumer group.
 *
 * @param instance the member's own lasting name: with it a restart within the session keeps its partitions
 * @param session how long the broker waits for a sign of life before it gives the partitions to others
 * @param begin where to begin on a partition for which the group has no offset yet
 */
public record GroupMember(String group, Optional<String> instance, Duration session, Begin begin) {
    private static final Duration SHORTEST = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration USUAL = Duration.ofSeconds(45);

    /** Where a group begins that has not read a partition before. */
    public enum Begin {
        EARLIEST,
        LATEST
    }

    public GroupMember {
        if (session.compareTo(SHORTEST) < 0 || session.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("session: %s is not between %s and %s, which is what brokers allow"
                    .formatted(session, SHORTEST, LONGEST));
        }
    }

    /** A nameless member that begins with the earliest record. */
    public static GroupMember of(String group) {
        return new GroupMember(group, Optional.empty(), USUAL, Begin.EARLIEST);
    }

    /** This member under a lasting name. */
    public GroupMember named(String name) {
        return new GroupMember(group, Optional.of(name), session, begin);
    }

    /** This member with another session timeout, 6 s to 5 min. */
    public GroupMember withSession(Duration timeout) {
        return new GroupMember(group, instance, timeout, begin);
    }

    /** This member beginning with what comes from now on. */
    public GroupMember fromNow() {
        return new GroupMember(group, instance, session, Begin.LATEST);
    }
}
