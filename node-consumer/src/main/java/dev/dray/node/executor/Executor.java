package dev.dray.node.executor;

/**
 * Runs one kind of job. An executor is registered under its kind, the word a {@code Job} carries in {@code executor};
 * it runs many jobs at once, each on a virtual thread of its own, and keeps nothing between them.
 *
 * <p>A job may be run more than once: its node can be lost after the work and before the report. What must not happen
 * twice belongs on a route that says {@code on-interrupt: ask} or {@code fail}.
 */
@FunctionalInterface
public interface Executor {

    /**
     * Does the work and returns how it ended; returns soon after the context's cancellation is requested, with nothing of
     * the work still going on. What it throws becomes a {@link Outcome.Failed}.
     */
    Outcome run(JobContext context) throws Exception;
}
