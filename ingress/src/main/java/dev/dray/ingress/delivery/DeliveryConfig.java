package dev.dray.ingress.delivery;

import dev.dray.runtime.config.Default;
import java.time.Duration;

/**
 * The section {@code delivery}: how replies go out, whatever the channel.
 *
 * @param giveUpAfter how old a reply is that becomes a dead letter when it fails once more
 */
public record DeliveryConfig(@Default("3d") Duration giveUpAfter) {
    public DeliveryConfig {
        if (giveUpAfter.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "give-up-after: %d s is less than a minute; every short outage would make dead letters"
                            .formatted(giveUpAfter.toSeconds()));
        }
    }
}
