package dev.dray.node.command;

import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import java.time.InstantSource;

/** {@code /cancel ID}: ends a job that has not ended. */
record CancelCommand(Jobs jobs, Wishes wishes, InstantSource clock) implements LightCommand {
    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public String arguments() {
        return "ID";
    }

    @Override
    public String purpose() {
        return "end a job";
    }

    @Override
    public String answer(Job asked) {
        return new NamedJob(jobs, name()).of(asked, state -> cancel(asked, state));
    }

    private String cancel(Job asked, JobState state) {
        String job = "%s %s".formatted(state.getJob().getRoute(), jobs.shortId(state));
        return switch (state.getStatus()) {
            case SUCCEEDED, DEAD -> "%s has ended already.".formatted(job);
            case CANCELLED -> "%s is cancelled already.".formatted(job);
            case STARTED, QUEUED, WAITING, HELD, UNKNOWN -> {
                wishes.record(wish(asked, state, CommandKind.CANCEL, clock));
                yield "Cancelling %s.".formatted(job);
            }
        };
    }

    /** Its id follows from the job that asks, so that asking again after a crash is the same wish. */
    static Command wish(Job asked, JobState state, CommandKind kind, InstantSource clock) {
        return Command.newBuilder()
                .setId(asked.getId())
                .setJobId(state.getJob().getId())
                .setKind(kind)
                .setBy(asked.getSender().getId())
                .setAt(clock.instant())
                .build();
    }
}
