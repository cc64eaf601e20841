package dev.dray.router.decide;

import dev.dray.router.out.Effect;
import dev.dray.router.out.Effects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets a decision look again at a time of its choosing, by the wall clock. Each ring costs a transaction, so there is
 * none unless something is due; who wants another sets it while the first one rings.
 */
public final class Alarm {
    private final ProcessorContext<String, Effect> context;
    private final Function<Instant, List<? extends Effect>> look;
    private @Nullable Ring next;

    /**
     * An alarm that is not set.
     *
     * @param look what to do when it rings, at the instant given; what it brings about is written
     */
    public Alarm(ProcessorContext<String, Effect> context, Function<Instant, List<? extends Effect>> look) {
        this.context = context;
        this.look = look;
    }

    private record Ring(Instant at, Cancellable scheduled) {}

    /** Rings then at the latest; an earlier ring that is set already stays the next one. */
    public void setBy(Instant at) {
        if (next != null && !at.isBefore(next.at)) {
            return;
        }
        clear();
        long millis = at.toEpochMilli() - context.currentSystemTimeMs();
        Duration pause = Duration.ofMillis(Math.max(1, millis));
        next = new Ring(at, context.schedule(pause, PunctuationType.WALL_CLOCK_TIME, this::ring));
    }

    private void ring(long now) {
        clear();
        Effects.forward(context, look.apply(Instant.ofEpochMilli(now)));
        context.commit();
    }

    private void clear() {
        if (next != null) {
            next.scheduled.cancel();
            next = null;
        }
    }
}
