package dev.dray.ingress.cron;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.ingress.channel.Conversation;
import dev.dray.runtime.config.Default;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of {@code channels.cron}.
 *
 * @param name what the entry is called, in ids and in its conversation
 * @param schedule a cron expression, {@code every 15m}, or {@code at 2026-12-01T07:00}
 * @param zone whose clock it goes by; the installation's where absent
 * @param text what it asks for, as a person would write it
 * @param conversation where the answer goes; {@code cron/<name>} where absent
 * @param missed what happens to fires that came due while the program was away
 * @param missedMost how many of those run at most, the latest ones, where all are to run
 * @param missedWithin how long after its time a fire may still run; however late where absent
 * @param stagger within how long after its time it runs; by its name where in that, always at the same moment
 */
public record CronEntry(
        String name,
        String schedule,
        Optional<ZoneId> zone,
        String text,
        Optional<String> conversation,
        @Default("run-once") Missed missed,
        @Default("100") int missedMost,
        Optional<Duration> missedWithin,
        @Default("0s") Duration stagger) {
    private static final int MOST = 1_000;
    private static final Duration LEAST_WITHIN = DueFires.ON_TIME;
    private static final Duration LONGEST_STAGGER = Duration.ofDays(1);

    /** What happens to fires nobody was there for: none runs, the latest runs and counts the others, or all run. */
    public enum Missed {
        SKIP,
        RUN_ONCE,
        RUN_ALL
    }

    public CronEntry {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "name: \"%s\" is not made of lower-case letters, digits and hyphens, such as morning-briefing"
                            .formatted(name));
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: is empty; write what the entry asks for");
        }
        if (conversation.isPresent() && Conversation.parse(conversation.get()).isEmpty()) {
            throw new IllegalArgumentException("conversation: \"%s\" is not a channel and a thread, such as telegram/42"
                    .formatted(conversation.get()));
        }
        if (missedMost < 1 || missedMost > MOST) {
            throw new IllegalArgumentException("missed-most: %d is not between 1 and %d".formatted(missedMost, MOST));
        }
        if (missedWithin.filter(within -> within.compareTo(LEAST_WITHIN) < 0).isPresent()) {
            throw new IllegalArgumentException(
                    "missed-within: is less than a minute, and up to then nothing is missed; write missed: skip");
        }
        if (stagger.toNanosPart() != 0 || stagger.compareTo(LONGEST_STAGGER) > 0) {
            throw new IllegalArgumentException("stagger: write whole seconds, up to 1d");
        }
        checkSchedule(schedule);
    }

    private static void checkSchedule(String schedule) {
        try {
            FireTimes.parse(schedule);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("schedule: " + e.getMessage(), e);
        }
    }

    FireTimes times() {
        return FireTimes.parse(schedule);
    }

    /** How long after its time it runs: less than {@link #stagger}, and the same in every run of the program. */
    Duration offset() {
        if (stagger.isZero()) {
            return Duration.ZERO;
        }
        long hash = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).getMostSignificantBits();
        return Duration.ofSeconds(Math.floorMod(hash, stagger.toSeconds()));
    }
}
