package dev.dray.ingress.cron;

import dev.dray.schema.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * What an entry did last.
 *
 * @param kind fire, late-fire or skip
 * @param scheduled for which time
 * @param at when
 * @param messageId the message of the last fire; absent where there was none yet
 */
record Last(String kind, Instant scheduled, Instant at, Optional<String> messageId) {

    /** What a message of an entry says that it did. */
    static Last of(Message message) {
        return new Last(
                message.getKind(),
                message.getSentAt().orElse(message.getReceivedAt()),
                message.getReceivedAt(),
                Optional.of(message).filter(Message::getAddressed).map(Message::getId));
    }
}
