package dev.dray.node.intake;

import dev.dray.schema.Intake;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether a node takes jobs now: as its owner last ordered, and only while nothing keeps it from it. Safe for use by
 * several threads.
 */
public final class Gate {
    private final Consumer<Taking> follow;
    private Taking ordered = Taking.all();
    private Optional<Taking> trouble = Optional.empty();

    /** @param follow is told of each change, one after the other, and makes it so */
    public Gate(Consumer<Taking> follow) {
        this.follow = follow;
    }

    public synchronized Taking now() {
        return ordered.intake() == Intake.TAKING ? trouble.orElse(ordered) : ordered;
    }

    /** What the owner orders. */
    public synchronized void order(Taking order) {
        ordered = order;
        follow.accept(now());
    }

    /** What keeps the node from taking jobs from now on, if anything. */
    public synchronized void block(Optional<Taking> by) {
        trouble = by;
        follow.accept(now());
    }
}
