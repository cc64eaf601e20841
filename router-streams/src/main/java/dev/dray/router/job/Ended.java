package dev.dray.router.job;

import dev.dray.schema.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A state that only a person's wish to retry leads out of. */
public sealed interface Ended extends State permits Succeeded, Cancelled, Dead {
    Instant endedAt();

    @Override
    default Optional<Instant> wakeAt() {
        return Optional.empty();
    }

    /** The result or the reason. */
    String text();

    /** The files it made; none unless it succeeded. */
    default List<Attachment> files() {
        return List.of();
    }

    @Override
    Ended with(Course course);

    default Queued again(Instant at) {
        return new Queued(course().again(at), at);
    }
}
