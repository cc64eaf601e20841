package dev.dray.ingress.channel;

/** How far one reply has been sent, kept in the delivery ledger across attempts and restarts. */
public interface Sending {

    /** How many parts the channel has confirmed. */
    int partsDone();

    /** Whether the part after those may have arrived already: sent before, and the answer never seen. */
    boolean mayHaveArrived();

    /** Notes that the channel has confirmed one more part; returns when that is on disk. */
    void partDone();
}
