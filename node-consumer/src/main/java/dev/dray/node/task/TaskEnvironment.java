package dev.dray.node.task;

import dev.dray.node.executor.JobContext;
import dev.dray.node.process.JobProcesses;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The environment a task sees: a little of the node's own, what the configuration adds, the secrets it names, and what
 * tells it, and us, which job it works for. Nothing else of the node's environment reaches it.
 */
final class TaskEnvironment {
    private static final List<String> BASE = List.of("PATH", "HOME", "LANG", "TMPDIR", "USER");

    private TaskEnvironment() {}

    static Map<String, String> of(
            Map<String, String> parent, TaskConfig task, Map<String, String> secrets, JobContext context) {
        Map<String, String> environment = new HashMap<>(parent);
        environment.keySet().retainAll(BASE);
        environment.putAll(task.environment());
        secrets.forEach((name, value) -> environment.put(variable(name), value));
        environment.putAll(JobProcesses.marks(context.job().getId(), context.node()));
        environment.put("DRAY_ATTEMPT", String.valueOf(context.job().getAttempt()));
        environment.put("DRAY_WORKSPACE", context.workspace().toString());
        environment.put("DRAY_IN", context.workspace().resolve("in").toString());
        environment.put("DRAY_OUT", context.out().toString());
        return environment;
    }

    /** The variable a secret comes in: {@code vercel-token} in {@code VERCEL_TOKEN}. */
    static String variable(String secret) {
        return secret.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }
}
