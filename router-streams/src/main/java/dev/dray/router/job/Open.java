package dev.dray.router.job;

import java.time.Instant;

/** A state from which the job will go on; the first terminal fact ends it, whichever of these it is in. */
public sealed interface Open extends State permits Unsettled, Waiting {
    /** When this state began. */
    Instant since();

    @Override
    Open with(Course course);

    default Succeeded succeed(String result, Instant at) {
        return new Succeeded(course().end(), run(), at, result);
    }

    default Cancelled cancel(String why, Instant at) {
        return new Cancelled(course().end(), run(), at, why);
    }
}
