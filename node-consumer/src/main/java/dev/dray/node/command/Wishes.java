package dev.dray.node.command;

import dev.dray.schema.Command;

/** The way of a person's wish to those who fulfil it. */
@FunctionalInterface
public interface Wishes {

    /** Returns when the wish is recorded for good; throws {@link WishException} where it could not be. */
    void record(Command command);
}
