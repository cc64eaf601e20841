package dev.dray.ingress.channel;

import dev.dray.runtime.life.Service;
import java.util.Optional;

/**
 * Where messages of one channel come from. It hands each to the {@link Recorder} and acknowledges its origin (an offset
 * moved on, a 202 answered, a fire noted) only after {@code record} has returned; where {@code record} throws, the
 * origin still has the message and the source tries again.
 */
public interface Source extends Service {

    /** The channel, as in {@code telegram/42}. */
    String channel();

    /** The channel, or the part of it this source serves where it has several: {@code email/office}. */
    default String name() {
        return channel();
    }

    /** What keeps messages from coming in at present, in one sentence with the remedy; empty while all is well. */
    Optional<String> trouble();
}
