package dev.dray.node.executor;

import dev.dray.schema.Attachment;
import java.time.Duration;
import java.util.List;

/** How one run of a job ended. The texts are Markdown, read by a person on a phone. */
public sealed interface Outcome {

    /**
     * The work is done; {@code text} is its result.
     *
     * @param files what it made, as they will be named in the gateway's store
     */
    record Done(String text, List<Attachment> files) implements Outcome {
        public Done {
            files = List.copyOf(files);
        }

        public Done(String text) {
            this(text, List.of());
        }
    }

    /** It did not work now, but may after a while; another attempt is made then, if one is left. */
    record Retry(Duration after, String why) implements Outcome {}

    /** It did not work, and trying again would not help. */
    record Failed(String why) implements Outcome {}

    /** It was ended early because somebody wished so. */
    record Cancelled(String why) implements Outcome {}
}
