package dev.dray.node.command;

import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import java.util.List;
import java.util.function.Function;

/** The job a command names by its id or a beginning of it, or an explanation why there is no such one. */
record NamedJob(Jobs jobs, String command) {
    private static final int MOST = 5;

    String of(Job asked, Function<JobState, String> answer) {
        List<String> words = asked.getArguments();
        if (words.size() != 1) {
            return "Which job? Write /%s and its id, or the first letters of it; /jobs lists them.".formatted(command);
        }
        return switch (jobs.find(words.getFirst())) {
            case Jobs.Found.One(JobState state) -> answer.apply(state);
            case Jobs.Found.None(String prefix) ->
                "There is no job %s here, or it ended long ago; /jobs lists those there are.".formatted(prefix);
            case Jobs.Found.Several(String prefix, List<String> ids) ->
                "%d jobs begin with %s: %s%s. Write more of the id."
                        .formatted(
                                ids.size(),
                                prefix,
                                String.join(", ", ids.subList(0, Math.min(MOST, ids.size()))),
                                ids.size() > MOST ? " …" : "");
        };
    }
}
