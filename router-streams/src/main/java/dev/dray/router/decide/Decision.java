package dev.dray.router.decide;

import dev.dray.router.deadletter.Arrival;
import dev.dray.router.out.Effect;
import dev.dray.schema.UndecodableException;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Decides about the records of one task. Called by one thread at a time.
 *
 * <p>A decision that throws has decided nothing, so it changes its stores last, once nothing can fail any more but the
 * stores themselves.
 */
public interface Decision {
    /** Takes hold of stores and clocks; called again after the task's state was thrown away and restored. */
    void begin(ProcessorContext<String, Effect> context);

    /** What a record brings about. */
    List<Effect> of(Arrival arrival) throws UndecodableException;
}
