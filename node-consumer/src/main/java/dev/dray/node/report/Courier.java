package dev.dray.node.report;

import dev.dray.schema.JobEvent;
import java.util.concurrent.CompletableFuture;

/** Brings the files of a result to the gateway, before the result is told. */
@FunctionalInterface
public interface Courier {

    /**
     * Brings them, for as long as it takes. The future completes with the result as it can be told then, which names the
     * files that are there; never, where this process ends before. May be asked again for the same result.
     */
    CompletableFuture<JobEvent> bring(JobEvent result);
}
