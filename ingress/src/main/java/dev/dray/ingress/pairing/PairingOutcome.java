package dev.dray.ingress.pairing;

/** What came of an attempt to pair. */
public enum PairingOutcome {
    /** The sender is an owner from now on. */
    OWNER,
    /** The sender is a guest from now on. */
    GUEST,
    /** There is no such code, or none any more. */
    WRONG,
    /** There were too many wrong ones of the sender: this one was not looked at. */
    IGNORED,
    /** It was right, but others may have read it: it is worth nothing now. */
    BURNT
}
