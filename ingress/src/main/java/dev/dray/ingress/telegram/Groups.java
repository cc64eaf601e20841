package dev.dray.ingress.telegram;

/** What of a group's talk is meant for the bot. */
public enum Groups {
    /** Commands, what mentions it, and what answers it. */
    MENTION,
    /** Everything. */
    ALL,
    /** Nothing but presses of its buttons. */
    NONE
}
