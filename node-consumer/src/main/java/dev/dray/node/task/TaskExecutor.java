package dev.dray.node.task;

import dev.dray.node.executor.Executor;
import dev.dray.node.executor.JobContext;
import dev.dray.node.executor.JobFile;
import dev.dray.node.executor.Outcome;
import dev.dray.node.process.JobProcesses;
import dev.dray.node.process.ProcessTable;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretException;
import dev.dray.runtime.value.DidYouMean;
import dev.dray.schema.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a command the owner named: a program with a list of arguments, never a line for a shell. It sees its workspace,
 * its configured environment and secrets, the job on its standard input as JSON, and the files that came with it in
 * {@code DRAY_IN}. Exit code 0 is success with the last lines of its output and what is in {@code DRAY_OUT} as the result, 75 (EX_TEMPFAIL) asks for another try later, any other is failure.
 *
 * <p>When it ends, is cancelled or runs out of time, every process it started is ended with it.
 */
public final class TaskExecutor implements Executor {
    /** The kind under which it is registered. */
    public static final String KIND = "task";

    private static final int LONGEST_USE = 300;

    private final Map<String, TaskConfig> tasks;
    private final Map<String, Secret> secrets;
    private final Map<String, String> environment;
    private final ProcessTable table;

    /**
     * @param secrets all that tasks may name
     * @param environment the node's own, of which a task sees little
     */
    public TaskExecutor(
            Map<String, TaskConfig> tasks,
            Map<String, Secret> secrets,
            Map<String, String> environment,
            ProcessTable table) {
        this.tasks = new TreeMap<>(tasks);
        this.secrets = Map.copyOf(secrets);
        this.environment = Map.copyOf(environment);
        this.table = table;
        TaskConfig.requireSecrets(tasks, secrets.keySet());
    }

    @Override
    public Outcome run(JobContext context) throws IOException, InterruptedException {
        Job job = context.job();
        TaskConfig task = tasks.get(job.getName());
        if (task == null) {
            return new Outcome.Failed(undefined(job.getName(), context.node()));
        }
        try {
            return run(task, CommandLine.of(task.run(), job), reveal(task), context);
        } catch (CommandLine.MissingArgument | SecretException e) {
            return new Outcome.Failed("task %s did not start: %s".formatted(job.getName(), e.getMessage()));
        }
    }

    private Outcome run(TaskConfig task, List<String> command, Map<String, String> revealed, JobContext context)
            throws IOException, InterruptedException {
        String name = context.job().getName();
        Path directory = task.directory().orElse(context.workspace());
        if (!Files.isDirectory(directory)) {
            return new Outcome.Failed(
                    "task %s did not start: node %s has no directory %s; make it, or change tasks.%s.directory"
                            .formatted(name, context.node(), directory, name));
        }
        Files.createDirectories(context.workspace().resolve("in"));
        List<JobFile> files = context.files();
        String use = Scrubber.scrub("task %s (%s)".formatted(name, shown(command)), revealed.values());
        JobProcesses processes =
                new JobProcesses(table, JobProcesses.marks(context.job().getId(), context.node()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(TaskEnvironment.of(environment, task, revealed, context));
        String heading = "%s, attempt %d".formatted(use, context.job().getAttempt());
        try (OutputLog log =
                new OutputLog(context.workspace(), heading, task.log().bytes())) {
            context.tool(use);
            Process process;
            try {
                process = builder.start();
            } catch (IOException e) {
                return new Outcome.Failed(
                        "task %s did not start on node %s: %s. Give the full path of the program in tasks.%s.run, see that it may be executed, or install it there."
                                .formatted(name, context.node(), e.getMessage(), name));
            }
            return new TaskRun(task, context, files, processes).of(process, log, revealed.values());
        }
    }

    private static String shown(List<String> command) {
        String line = String.join(" ", command).replaceAll("\\s+", " ");
        return line.length() <= LONGEST_USE ? line : line.substring(0, LONGEST_USE - 1) + "…";
    }

    private Map<String, String> reveal(TaskConfig task) {
        Map<String, String> revealed = new HashMap<>();
        for (String name : task.secrets()) {
            Secret secret = secrets.get(name);
            if (secret != null) { // The constructor saw that it is there.
                revealed.put(name, secret.reveal());
            }
        }
        return revealed;
    }

    private String undefined(String name, String node) {
        String known = tasks.isEmpty() ? "It has none." : "It has %s.".formatted(String.join(", ", tasks.keySet()));
        String hint = DidYouMean.closest(name, tasks.keySet())
                .map(" Did you mean %s?"::formatted)
                .orElse("");
        return "There is no task %s on node %s.%s %s Define it under tasks in the dray.yaml there and restart the node."
                .formatted(name, node, hint, known);
    }
}
