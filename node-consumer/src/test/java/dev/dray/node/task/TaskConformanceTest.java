package dev.dray.node.task;

import dev.dray.node.executor.Executor;
import dev.dray.node.executor.LongJobConformance;
import dev.dray.node.executor.TestingJobs;
import dev.dray.node.process.ProcessTable;
import dev.dray.schema.Job;
import java.util.Map;

class TaskConformanceTest extends LongJobConformance {
    @Override
    protected Executor executor() {
        return new TaskExecutor(
                Map.of(
                        "greet", TestingTasks.script("echo hello"),
                        "break", TestingTasks.script("exit 3"),
                        "endless", TestingTasks.script("echo begun; sleep 600")),
                Map.of(),
                System.getenv(),
                ProcessTable.ofThisMachine());
    }

    @Override
    protected Job succeeding() {
        return TestingJobs.job("task", "greet");
    }

    @Override
    protected Job failing() {
        return TestingJobs.job("task", "break");
    }

    @Override
    protected Job endless() {
        return TestingJobs.job("task", "endless");
    }
}
