package dev.dray.runtime.sqlite;

/** Learns of each commit, for metrics; called on the writer's thread before the futures of the writes complete. */
@FunctionalInterface
public interface CommitListener {

    /** One transaction with this many writes is on disk. */
    void committed(int writes);
}
