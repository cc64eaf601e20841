package dev.dray.ingress.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * A request that is not served, told to its sender as RFC 9457 has it: what is wrong, where, and what to do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">Problem Details for HTTP APIs</a>
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int status;
    private final String title;
    private final transient Map<String, String> headers;

    private Problem(int status, String title, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.headers = headers;
    }

    static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Map.of());
    }

    static Problem badRequest(String detail) {
        return of(400, "Bad request", detail);
    }

    static Problem forbidden(String detail) {
        return of(403, "Forbidden", detail);
    }

    static Problem unprocessable(String detail) {
        return of(422, "Unprocessable message", detail);
    }

    static Problem unauthorized(String detail) {
        return new Problem(401, "Token required", detail, Map.of("WWW-Authenticate", "Bearer realm=\"dray\""));
    }

    static Problem conflict(String detail, Duration wait) {
        return new Problem(409, "Under way", detail, retryAfter(wait));
    }

    static Problem tooMany(String detail, Duration wait) {
        return new Problem(429, "Too many requests", detail, retryAfter(wait));
    }

    static Problem unavailable(String detail, Duration wait) {
        return new Problem(503, "Not recorded", detail, retryAfter(wait));
    }

    static Problem busy(String detail, Duration wait) {
        return new Problem(503, "Busy", detail, retryAfter(wait));
    }

    /** The same of a part of what was sent, such as {@code events[3]}. */
    Problem in(String place) {
        return new Problem(status, title, place + ": " + getMessage(), headers);
    }

    private static Map<String, String> retryAfter(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return Map.of("Retry-After", String.valueOf(Math.max(1, seconds)));
    }

    void answer(Context context) {
        headers.forEach(context::header);
        byte[] body = JSON.createObjectNode()
                .put("status", status)
                .put("title", title)
                .put("detail", getMessage())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        context.status(status).contentType("application/problem+json").result(body);
    }
}
