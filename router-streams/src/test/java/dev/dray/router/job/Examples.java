package dev.dray.router.job;

import dev.dray.schema.Attachment;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Money;
import dev.dray.schema.OnInterrupt;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import dev.dray.schema.Usage;
import dev.dray.schema.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A job, a fact about it, and one example of each state. */
public final class Examples {
    static final Instant RECEIVED = Instant.parse("2026-02-08T10:42:00Z");
    static final Instant STARTED = RECEIVED.plusSeconds(60);
    public static final Instant NOW = RECEIVED.plusSeconds(90);
    static final Instant LATER = NOW.plusSeconds(10);
    static final Attachment CATS =
            Attachment.newBuilder().setId("sha256:00ca75").setName("cats.mp4").build();
    static final Run RUN = new Run("mac-mini", STARTED);

    private Examples() {}

    /** The second of three attempts. */
    static Job job() {
        return Job.newBuilder()
                .setId("0000000000abc")
                .setMessageId("telegram:bot:1")
                .setConversation("telegram/42")
                .setSender(
                        Sender.newBuilder().setId("telegram:42").setName("Ann").build())
                .setRole(Role.OWNER)
                .setRoute("video")
                .setWeight(Weight.HEAVY)
                .setLane("video")
                .setExecutor("task")
                .setName("render")
                .setText("/video cats")
                .setAttempt(2)
                .setMaxAttempts(3)
                .setReceivedAt(RECEIVED)
                .setQueuedAt(RECEIVED)
                .build();
    }

    static Course course() {
        return new Course(job(), usage(10), Optional.of("ffmpeg"), 0, 0, Optional.of("telegram:42"), 7);
    }

    static Usage usage(long tokens) {
        return Usage.newBuilder()
                .setInputTokens(tokens)
                .setOutputTokens(2)
                .setModel("small")
                .setCost(Money.newBuilder().setMicros(tokens * 3).build())
                .build();
    }

    static JobEvent.Builder event(JobFact fact) {
        return JobEvent.newBuilder()
                .setId("event")
                .setJobId(job().getId())
                .setFact(fact)
                .setAttempt(2)
                .setAt(NOW)
                .setBy("mac-mini")
                .setText("what was said");
    }

    public static State state(String name) {
        return state(name, OnInterrupt.RERUN);
    }

    /** A job in the state of that name; {@code stopping} is a started one somebody asked to cancel. */
    static State state(String name, OnInterrupt onInterrupt) {
        Job job = Job.newBuilder(job()).setOnInterrupt(onInterrupt).build();
        Course course = new Course(job, usage(10), Optional.of("ffmpeg"), 0, 0, Optional.of("telegram:42"), 7);
        Course ended = course.end();
        return switch (name) {
            case "queued" -> new Queued(course, RECEIVED);
            case "started" -> new Started(course, RUN, Optional.of(40.0), "frame 400", Optional.empty());
            case "stopping" -> new Started(course, RUN, Optional.empty(), "", Optional.of("telegram:42"));
            case "waiting" -> new Waiting(course, Optional.of(RUN), NOW, "no network", LATER);
            case "held" -> new Held(course, Optional.of(RUN), NOW, "power cut", Optional.of(LATER));
            case "succeeded" -> new Succeeded(ended, Optional.of(RUN), NOW, "cats.mp4", List.of(CATS));
            case "cancelled" -> new Cancelled(ended, Optional.empty(), NOW, "cancelled by telegram:42");
            case "dead" -> new Dead(ended, Optional.of(RUN), NOW, "no such cat");
            default -> throw new IllegalArgumentException("no state is called " + name);
        };
    }

    /** The same, where its deadline is now. */
    static State withDeadline(State state) {
        Course course = state.course();
        Job job = Job.newBuilder(course.job()).setDeadlineAt(NOW).build();
        return state.with(new Course(
                job,
                course.usage(),
                course.tool(),
                course.ends(),
                course.duplicates(),
                course.approvedBy(),
                course.version()));
    }

    /** The name under which {@link #state} knows a state. */
    static String name(State state) {
        return switch (state) {
            case Started started when started.cancelAskedBy().isPresent() -> "stopping";
            case Queued _, Started _, Waiting _, Held _, Succeeded _, Cancelled _, Dead _ ->
                Wire.status(state).name().toLowerCase(Locale.ROOT);
        };
    }
}
