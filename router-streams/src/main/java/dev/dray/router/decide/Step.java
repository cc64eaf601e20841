package dev.dray.router.decide;

import dev.dray.router.out.Effect;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** A decision's place in the topology, with the stores it keeps: each task gets a decision and stores of its own. */
public record Step(Supplier<Decision> decision, Set<StoreBuilder<?>> stores, PromptCommits commits)
        implements ProcessorSupplier<String, byte[], String, Effect> {
    @Override
    public Processor<String, byte[], String, Effect> get() {
        return new Contained(decision.get(), commits);
    }
}
