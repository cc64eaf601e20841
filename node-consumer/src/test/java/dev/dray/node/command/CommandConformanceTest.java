package dev.dray.node.command;

import dev.dray.node.executor.Executor;
import dev.dray.node.executor.ExecutorConformance;
import dev.dray.node.executor.TestingJobs;
import dev.dray.schema.Job;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

class CommandConformanceTest extends ExecutorConformance {
    @Override
    protected Executor executor() {
        return LightCommands.executor(
                new TestingBoard(), _ -> {}, List.of(), ZoneOffset.UTC, InstantSource.fixed(TestingJobs.AT));
    }

    @Override
    protected Job succeeding() {
        return TestingJobs.job("command", "status");
    }

    @Override
    protected Job failing() {
        return TestingJobs.job("command", "no-such-command");
    }
}
