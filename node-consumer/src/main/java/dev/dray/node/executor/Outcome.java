package dev.dray.node.executor;

import java.time.Duration;

/** How one run of a job ended. The texts are Markdown, read by a person on a phone. */
public sealed interface Outcome {

    /** The work is done; {@code text} is its result. */
    record Done(String text) implements Outcome {}

    /** It did not work now, but may after a while; another attempt is made then, if one is left. */
    record Retry(Duration after, String why) implements Outcome {}

    /** It did not work, and trying again would not help. */
    record Failed(String why) implements Outcome {}

    /** It was ended early because somebody wished so. */
    record Cancelled(String why) implements Outcome {}
}
