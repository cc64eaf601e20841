package dev.dray.node.task;

import dev.dray.schema.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task's program and arguments with the job's words put in: an element {@code {1}} becomes the first of the job's
 * arguments, {@code {*}} all of them as so many elements, {@code {text}} the message's text. An element is replaced whole
 * or not at all and no shell reads the result, so a word from a chat cannot become two words or a command; whether it may
 * begin with a dash is for the program to say, most know {@code --}.
 */
final class CommandLine {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d{1,2}|\\*|text)}");

    private CommandLine() {}

    /** The words of a job put into a configured command; nothing of them where it has no placeholders. */
    static List<String> of(List<String> run, Job job) {
        List<String> command = new ArrayList<>();
        for (String element : run) {
            Matcher placeholder = PLACEHOLDER.matcher(element);
            if (!placeholder.matches()) {
                command.add(element);
                continue;
            }
            switch (placeholder.group(1)) {
                case "*" -> command.addAll(job.getArguments());
                case "text" -> command.add(job.getText());
                default -> command.add(argument(Integer.parseInt(placeholder.group(1)), job));
            }
        }
        return List.copyOf(command);
    }

    /** What is wrong with a configured element, in words, if something is. */
    static Optional<String> mistake(String element) {
        Matcher placeholder = PLACEHOLDER.matcher(element);
        if (!placeholder.find()) {
            return element.indexOf('\0') < 0 ? Optional.empty() : Optional.of("contains a NUL character; take it out");
        }
        String found = placeholder.group();
        if (!found.equals(element)) {
            return Optional.of(
                    "\"%s\" has %s inside a longer word, where it is not replaced; make it an element of its own, or read the arguments from standard input"
                            .formatted(element, found));
        }
        return placeholder.group(1).matches("0+")
                ? Optional.of("\"%s\" counts from 0; the first argument is {1}".formatted(element))
                : Optional.empty();
    }

    private static String argument(int number, Job job) {
        List<String> arguments = job.getArguments();
        if (number > arguments.size()) {
            throw new MissingArgument(number, arguments.size());
        }
        return arguments.get(number - 1);
    }

    /** The job brought fewer arguments than the task's command line asks for. */
    static final class MissingArgument extends RuntimeException {
        private static final long serialVersionUID = 1;

        MissingArgument(int needed, int given) {
            super("it needs at least %d argument%s, but got %s"
                    .formatted(needed, needed == 1 ? "" : "s", given == 0 ? "none" : given));
        }
    }
}
