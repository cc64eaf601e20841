package dev.dray.ingress.delivery;

import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How long notices wait, so that they come when they do not disturb, and together. What somebody asked for never waits,
 * and neither does what somebody is asked.
 *
 * @param digest how long a notice waits for others of its conversation
 */
record NoticeDelay(Optional<QuietHours> quiet, Optional<Duration> digest, ZoneId zone) {
    static final NoticeDelay NONE = new NoticeDelay(Optional.empty(), Optional.empty(), ZoneOffset.UTC);

    /** Whether a reply may have to wait. */
    boolean concerns(Reply reply) {
        return (quiet.isPresent() || digest.isPresent())
                && reply.getKind() == ReplyKind.NOTICE
                && reply.getActions().isEmpty();
    }

    /**
     * Until when a notice waits that comes now; empty where it does not.
     *
     * @param underWay until when one before it waits that it can go with
     */
    Optional<Instant> until(Optional<Instant> underWay, Instant now) {
        if (underWay.isPresent()) {
            return underWay;
        }
        Instant gathered = digest.map(now::plus).orElse(now);
        Instant awake = quiet.flatMap(hours -> hours.endAfter(gathered, zone)).orElse(gathered);
        return awake.isAfter(now) ? Optional.of(awake) : Optional.empty();
    }
}
