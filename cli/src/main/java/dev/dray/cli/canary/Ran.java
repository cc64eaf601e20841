package dev.dray.cli.canary;

import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Money;
import dev.dray.schema.Track;
import dev.dray.schema.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt of a job, put together from the facts about it as they come. */
final class Ran {
    private @Nullable Job job;
    private Track track = Track.STABLE;
    private @Nullable Instant started;
    private @Nullable JobEvent end;
    private long micros;
    private @Nullable String currency;

    void add(JobEvent event) {
        event.getJob().ifPresent(queued -> job = queued);
        event.getUsage().flatMap(Usage::getCost).ifPresent(this::add);
        if (event.getFact() == JobFact.STARTED) {
            started = event.getAt();
            track = event.getTrack();
        } else if (end == null && (event.getFact() == JobFact.SUCCEEDED || event.getFact() == JobFact.FAILED)) {
            end = event;
            track = event.getTrack();
        }
    }

    private void add(Money cost) {
        micros += cost.getMicros();
        currency = cost.getCurrency();
    }

    /** Its job, where the facts reach back to when it was queued. */
    Optional<Job> job() {
        return Optional.ofNullable(job);
    }

    /** The track of the node that ran it, whichever lane it lay in. */
    Track track() {
        return track;
    }

    boolean hasEnded() {
        return end != null;
    }

    boolean failed() {
        return end != null && end.getFact() == JobFact.FAILED;
    }

    /** How long it took to succeed; how soon others failed says nothing. */
    Optional<Duration> time() {
        return started == null || end == null || failed()
                ? Optional.empty()
                : Optional.of(Duration.between(started, end.getAt()));
    }

    long micros() {
        return micros;
    }

    Optional<String> currency() {
        return Optional.ofNullable(currency);
    }
}
