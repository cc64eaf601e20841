package dev.dray.bench.peers;

/** A job queue somebody would take instead, in one setting. It runs alone on the machine and leaves nothing behind. */
public interface Peer {
    /** What the names of its figures begin with, such as {@code bullmq_always}. */
    String name();

    /**
     * Starts it, puts the load on it and ends it; takes as long as the load says.
     *
     * @throws MissingException where the machine lacks what it needs
     */
    Seen measure(Load load) throws Exception;
}
