package dev.dray.node.command;

import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import java.time.InstantSource;

/** {@code /retry ID}: runs a job again that has ended, or at once where it waits or is held. */
record RetryCommand(Jobs jobs, Wishes wishes, InstantSource clock) implements LightCommand {
    @Override
    public String name() {
        return "retry";
    }

    @Override
    public String arguments() {
        return "ID";
    }

    @Override
    public String purpose() {
        return "run a job again, or now";
    }

    @Override
    public String answer(Job asked) {
        return new NamedJob(jobs, name()).of(asked, state -> retry(asked, state));
    }

    private String retry(Job asked, JobState state) {
        String job = "%s %s".formatted(state.getJob().getRoute(), jobs.shortId(state));
        return switch (state.getStatus()) {
            case STARTED -> "%s is running; /cancel it first.".formatted(job);
            case QUEUED -> "%s is queued already; /job says why it waits.".formatted(job);
            case SUCCEEDED, DEAD, CANCELLED, WAITING, HELD, UNKNOWN -> {
                wishes.record(CancelCommand.wish(asked, state, CommandKind.RETRY, clock));
                yield "Running %s again.".formatted(job);
            }
        };
    }
}
