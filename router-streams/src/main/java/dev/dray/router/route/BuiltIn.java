package dev.dray.router.route;

import dev.dray.router.route.Route.Answer.DoesNotMatch;
import dev.dray.router.route.Route.Answer.Matches;
import dev.dray.schema.Role;
import java.util.List;
import java.util.stream.Stream;

/** A command every Dray answers on the gateway; the owner's routes cannot take its name. */
public record BuiltIn(String name) implements Route {
    /** The route that takes what no other does. */
    public static final String NOTE = "note";

    /** The route of commands nobody knows. */
    public static final String UNKNOWN_COMMAND = "unknown-command";

    /** The command that begins a conversation anew. */
    public static final String NEW = "new";

    /** The commands, in the order in which help lists them. */
    public static final List<String> COMMANDS = List.of(
            "help", "status", "jobs", "job", "cancel", "retry", "approve", "reject", "nodes", "letters", "cron", NEW);

    private static final String FOR_EVERYBODY = "help";

    static Stream<Route> all() {
        return COMMANDS.stream().map(BuiltIn::new);
    }

    /** Whether a name belongs to a route of ours. */
    static boolean reserves(String name) {
        return COMMANDS.contains(name) || name.equals(NOTE) || name.equals(UNKNOWN_COMMAND);
    }

    @Override
    public Answer of(Request request) {
        return request.command()
                .filter(command -> command.name().equals(name))
                .<Answer>map(command -> request.role() == Role.OWNER || name.equals(FOR_EVERYBODY)
                        ? new Matches(JobTemplate.light(name, name, command.arguments()))
                        : new DoesNotMatch("/" + name + " is for owners"))
                .orElseGet(() -> new DoesNotMatch("it is not /" + name));
    }
}
