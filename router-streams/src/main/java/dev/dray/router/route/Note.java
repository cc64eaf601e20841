package dev.dray.router.route;

import dev.dray.router.route.Route.Answer.DoesNotMatch;
import dev.dray.router.route.Route.Answer.Matches;
import dev.dray.schema.Role;
import java.util.List;

/** The last route: takes whatever an owner says that is no command, and has it noted. */
record Note() implements Route {
    @Override
    public String name() {
        return BuiltIn.NOTE;
    }

    @Override
    public Answer of(Request request) {
        if (request.role() != Role.OWNER) {
            return new DoesNotMatch("only owners' notes are kept");
        }
        if (request.isEmpty() || request.command().isPresent()) {
            return new DoesNotMatch("there is nothing to note");
        }
        return new Matches(JobTemplate.light(name(), BuiltIn.NOTE, List.of()));
    }
}
