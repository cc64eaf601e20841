package dev.dray.node.intake;

import dev.dray.schema.Intake;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the ledger can be written: not from the first write that fails until all that failed have succeeded, be it
 * because the disk is full or because the file must not be written. Says either once. Safe for use by several threads.
 */
public final class LedgerWatch {
    private static final Logger log = LoggerFactory.getLogger(LedgerWatch.class);

    private final Consumer<Optional<Taking>> follow;
    private final InstantSource clock;
    private int failing;

    /** @param follow is told of each change, one after the other: of what keeps the node from taking jobs, if anything */
    public LedgerWatch(Consumer<Optional<Taking>> follow, InstantSource clock) {
        this.follow = follow;
        this.clock = clock;
    }

    /** A write that failed and is tried until it succeeds. */
    @FunctionalInterface
    public interface Failure {
        /** It has succeeded. */
        void over();
    }

    /** A write failed, and whoever wanted it tries it again. */
    public synchronized Failure failed(Throwable cause) {
        if (failing++ == 0) {
            String why = String.valueOf(cause.getMessage());
            log.atError()
                    .addKeyValue("cause", why)
                    .log("The ledger cannot be written; this node takes no jobs until it can, and sends what is ready");
            follow.accept(Optional.of(Taking.none(Intake.BLOCKED, clock.instant(), why)));
        }
        return this::over;
    }

    private synchronized void over() {
        if (--failing == 0) {
            log.atInfo().log("The ledger can be written again, and this node takes jobs");
            follow.accept(Optional.empty());
        }
    }
}
