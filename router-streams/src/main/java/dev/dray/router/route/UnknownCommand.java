package dev.dray.router.route;

import dev.dray.router.route.Route.Answer.DoesNotMatch;
import dev.dray.router.route.Route.Answer.Matches;
import dev.dray.schema.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes an owner's command that no other route knows; the command {@code unknown} then says what was probably meant.
 * Its first argument is the unknown name, the words after that follow.
 */
record UnknownCommand() implements Route {
    @Override
    public String name() {
        return BuiltIn.UNKNOWN_COMMAND;
    }

    @Override
    public Answer of(Request request) {
        if (request.role() != Role.OWNER) {
            return new DoesNotMatch("it is for owners");
        }
        return request.command()
                .<Answer>map(command -> new Matches(JobTemplate.light(name(), "unknown", words(command))))
                .orElseGet(() -> new DoesNotMatch("it is not a command"));
    }

    private static List<String> words(CommandLine command) {
        return Stream.concat(Stream.of(command.name()), command.arguments().stream())
                .toList();
    }
}
