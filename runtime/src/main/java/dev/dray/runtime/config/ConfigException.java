package dev.dray.runtime.config;

import dev.dray.runtime.DrayException;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; its message has a line for each of the problems, all of them at once. */
public final class ConfigException extends DrayException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    ConfigException(String file, List<ConfigProblem> problems) {
        super(problems.stream().map(problem -> problem.in(file)).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of their places in the file. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
