package dev.dray.router.job;

/** What a fact does to a job. */
public sealed interface Change {
    /** The job is in another state, or in the same one anew. */
    record Moved(State state) implements Change {}

    /** The state is the same, and something about it is new. */
    record Noted(State state) implements Change {}

    /** A terminal fact after the first: the state is the same, and counts one duplicate more. */
    record Repeated(State state) implements Change {}

    /** Nothing changes. */
    record Ignored() implements Change {}
}
