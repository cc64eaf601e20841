package dev.dray.ingress.telegram;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** What the Bot API answered to a call. */
sealed interface BotAnswer {

    /** It did what was asked; {@code result} is the JSON of what it gave back. */
    record Done(ByteBuffer result) implements BotAnswer {}

    /**
     * It did not.
     *
     * @param retryAfter given with 429
     * @param movedTo the chat that has taken the place of the one that was named
     */
    record Refused(int code, String description, Optional<Duration> retryAfter, Optional<Long> movedTo)
            implements BotAnswer {}

    /** What came is no answer of the Bot API: a proxy's page, or cut off. */
    record Garbled(int status, String why) implements BotAnswer {}
}
