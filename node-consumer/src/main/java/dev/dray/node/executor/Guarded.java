package dev.dray.node.executor;

import dev.dray.runtime.DrayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An executor whose run always ends in an outcome: what it throws becomes a failure in words, a foreseen one in its own,
 * and what ends in anything
 * but success after somebody asked it to end is cancelled.
 */
public final class Guarded implements Executor {
    private static final Logger log = LoggerFactory.getLogger(Guarded.class);

    private final Executor executor;

    public Guarded(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Outcome run(JobContext context) {
        Outcome outcome = attempt(context);
        return context.cancellation()
                .why()
                .filter(_ -> !(outcome instanceof Outcome.Done))
                .<Outcome>map(Outcome.Cancelled::new)
                .orElse(outcome);
    }

    /** Catches errors too: a class that is missing, a stack that overflows end one job, not the node. */
    private Outcome attempt(JobContext context) {
        try {
            return executor.run(context);
        } catch (InterruptedException _) {
            return new Outcome.Failed("%s was interrupted".formatted(described(context)));
        } catch (LaterException later) {
            return new Outcome.Retry(later.after(), "%s: %s".formatted(described(context), later.getMessage()));
        } catch (DrayException foreseen) {
            return new Outcome.Failed("%s: %s".formatted(described(context), foreseen.getMessage()));
        } catch (Exception | Error failure) {
            if (!context.cancellation().isRequested()) {
                log.atError()
                        .addKeyValue("job", context.job().getId())
                        .setCause(failure)
                        .log("An executor failed unforeseen");
            }
            return new Outcome.Failed("%s failed unforeseen: %s. The log of node %s has the whole of it."
                    .formatted(described(context), failure, context.node()));
        }
    }

    private static String described(JobContext context) {
        return "%s %s".formatted(context.job().getExecutor(), context.job().getName());
    }
}
