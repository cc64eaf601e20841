package dev.dray.ingress.delivery;

import dev.dray.runtime.config.Default;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The section {@code delivery}: how replies go out, whatever the channel.
 *
 * @param giveUpAfter how old a reply is that becomes a dead letter when it fails once more
 * @param quiet when notices wait
 * @param digest how long notices wait for others to go out with as one
 */
public record DeliveryConfig(
        @Default("3d") Duration giveUpAfter, Optional<QuietHours> quiet, Optional<Duration> digest) {
    private static final Duration LONGEST_DIGEST = Duration.ofDays(1);

    public DeliveryConfig {
        if (giveUpAfter.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "give-up-after: %d s is less than a minute; every short outage would make dead letters"
                            .formatted(giveUpAfter.toSeconds()));
        }
        digest.ifPresent(wait -> {
            if (!wait.isPositive() || wait.compareTo(LONGEST_DIGEST) > 0) {
                throw new IllegalArgumentException(
                        "digest: %d s is not between a second and a day".formatted(wait.toSeconds()));
            }
        });
    }

    NoticeDelay noticeDelay(ZoneId zone) {
        return new NoticeDelay(quiet, digest, zone);
    }
}
