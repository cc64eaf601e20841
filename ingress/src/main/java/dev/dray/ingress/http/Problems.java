package dev.dray.ingress.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what goes wrong with problems: what we refuse, what the server itself refuses, and what should not happen. */
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String ROUTES =
            "there are POST /messages, GET /messages/{id}/replies, GET /conversations/{name}/replies, GET /status, GET and PUT /blobs/{id}, POST /uploads, GET /health, and GET /openapi.json, which describes them";

    private Problems() {}

    static void answerFor(RoutesConfig routes) {
        routes.exception(Problem.class, Problem::answer)
                .exception(
                        HttpResponseException.class,
                        (e, context) -> of(e, context).answer(context))
                .exception(Exception.class, (e, context) -> failed(e).answer(context));
    }

    private static Problem of(HttpResponseException e, Context context) {
        String what = context.method() + " " + context.path();
        return switch (e.getStatus()) {
            case 404 -> Problem.of(404, "Not found", "%s is nothing here; %s".formatted(what, ROUTES));
            case 405 -> Problem.of(405, "Method not allowed", "%s is not possible; %s".formatted(what, ROUTES));
            default -> Problem.of(e.getStatus(), "Refused", String.valueOf(e.getMessage()));
        };
    }

    private static Problem failed(Exception e) {
        log.atError().setCause(e).log("A request failed unexpectedly");
        return Problem.of(500, "Internal error", "this is a mistake in Dray; its log says more");
    }
}
