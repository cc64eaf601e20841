package dev.dray.schema;

/** Bytes on a topic are no record of that topic. Says why, and what to do; the bytes go to a dead letter. */
public final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1;

    UndecodableException(String why, Throwable cause) {
        super(why, cause);
    }

    UndecodableException(String why) {
        super(why);
    }

    /** The sentence for people; never null, unlike its parent's. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
