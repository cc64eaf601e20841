package dev.dray.router.out;

/** Something a decision brings about, written in the transaction that also records the decision. */
public sealed interface Effect permits Outgoing, LineChange, UniqueChange, CanaryChange {
    /** Whether somebody waits for it: a node for a job, a person for a reply. */
    boolean awaited();
}
