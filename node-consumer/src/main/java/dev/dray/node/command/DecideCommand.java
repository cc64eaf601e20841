package dev.dray.node.command;

import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.time.InstantSource;

/** {@code /approve ID} and {@code /reject ID}: an owner's word on a job that is held. */
record DecideCommand(CommandKind kind, Jobs jobs, Wishes wishes, InstantSource clock) implements LightCommand {
    @Override
    public String name() {
        return kind == CommandKind.APPROVE ? "approve" : "reject";
    }

    @Override
    public String arguments() {
        return "ID";
    }

    @Override
    public String purpose() {
        return kind == CommandKind.APPROVE ? "let a held job run" : "drop a held job";
    }

    @Override
    public String answer(Job asked) {
        return new NamedJob(jobs, name()).of(asked, state -> decide(asked, state));
    }

    private String decide(Job asked, JobState state) {
        String job = "%s %s".formatted(state.getJob().getRoute(), jobs.shortId(state));
        if (state.getStatus() != JobStatus.HELD) {
            return "%s is not held; /job says how it goes.".formatted(job);
        }
        wishes.record(CancelCommand.wish(asked, state, kind, clock));
        return kind == CommandKind.APPROVE ? "Approved: %s.".formatted(job) : "Rejected: %s.".formatted(job);
    }
}
