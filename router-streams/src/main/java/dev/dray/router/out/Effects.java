package dev.dray.router.out;

import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hands effects on to the steps of the topology that write them. */
public final class Effects {
    private Effects() {}

    public static void forward(ProcessorContext<String, Effect> context, List<? extends Effect> effects) {
        for (Effect effect : effects) {
            context.forward(record(effect, context.currentSystemTimeMs()));
        }
    }

    private static Record<String, Effect> record(Effect effect, long timestamp) {
        return switch (effect) {
            case Outgoing<?> outgoing -> new Record<>(outgoing.key(), effect, timestamp, outgoing.headers());
            case UniqueChange change -> new Record<>(change.key(), effect, timestamp, new RecordHeaders());
            case CanaryChange change -> new Record<>(change.job().getId(), effect, timestamp, new RecordHeaders());
            case LineChange change -> new Record<>(change.waiter().job(), effect, timestamp, new RecordHeaders());
        };
    }
}
