package dev.dray.router.job;

import dev.dray.schema.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A state from which the job will go on; the first terminal fact ends it, whichever of these it is in. */
public sealed interface Open extends State permits Unsettled, Waiting {
    /** When this state began. */
    Instant since();

    @Override
    Open with(Course course);

    @Override
    default Optional<Instant> wakeAt() {
        return course().job().getDeadlineAt();
    }

    default Succeeded succeed(String result, List<Attachment> files, Instant at) {
        return new Succeeded(course().end(), run(), at, result, files);
    }

    /** The attempt failed and was the last, or the job's time is over. */
    default Dead die(String why, Instant at) {
        return new Dead(course().end(), run(), at, why);
    }

    default Cancelled cancel(String why, Instant at) {
        return new Cancelled(course().end(), run(), at, why);
    }
}
