package dev.dray.ingress.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

/** What the server itself refuses, as problems. */
final class Problems {
    private static final String ROUTES =
            "there are POST /messages, GET /messages/{id}/replies, GET /conversations/{name}/replies, GET /status and GET /health";

    private Problems() {}

    static Problem of(HttpResponseException e, Context context) {
        String what = context.method() + " " + context.path();
        return switch (e.getStatus()) {
            case 404 -> Problem.of(404, "Not found", "%s is nothing here; %s".formatted(what, ROUTES));
            case 405 -> Problem.of(405, "Method not allowed", "%s is not possible; %s".formatted(what, ROUTES));
            default -> Problem.of(e.getStatus(), "Refused", String.valueOf(e.getMessage()));
        };
    }
}
