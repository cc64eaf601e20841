package dev.dray.router.out;

import dev.dray.schema.Job;

/** A heavy job joins or leaves the line of those that wait for a node. */
public sealed interface LineChange extends Effect {
    Job job();

    record Joined(Job job) implements LineChange {}

    record Left(Job job) implements LineChange {}
}
