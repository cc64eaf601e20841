package dev.dray.router.route;

import dev.dray.router.route.Route.Answer.DoesNotMatch;
import dev.dray.router.route.Route.Answer.Matches;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All routes in the order in which they are asked: the commands built in, the owner's routes as written, commands
 * nobody knows, and what remains.
 */
public final class Routes {
    private final List<Route> routes;

    public Routes(List<? extends Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public static Routes of(List<RouteConfig> owners) {
        return new Routes(Stream.of(
                        BuiltIn.all(),
                        owners.stream().map(ConfiguredRoute::new),
                        Stream.of(new UnknownCommand(), new Note()))
                .flatMap(routes -> routes)
                .toList());
    }

    /** The template of the first route that matches; else why none does. */
    public Route.Answer of(Request request) {
        List<String> objections = new ArrayList<>();
        for (Route route : routes) {
            switch (route.of(request)) {
                case Matches matches -> {
                    return matches;
                }
                case DoesNotMatch(String why) -> objections.add(route.name() + ": " + why);
            }
        }
        return new DoesNotMatch(String.join("; ", objections));
    }
}
