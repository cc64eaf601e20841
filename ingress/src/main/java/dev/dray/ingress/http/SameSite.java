package dev.dray.ingress.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses what a browser sends on behalf of a foreign page: requests whose {@code Origin} is another, and requests to a
 * name that somebody made point here.
 */
record SameSite(List<String> hosts) {
    private static final Pattern ADDRESS = Pattern.compile("localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    void check(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        String name = PORT.matcher(host).replaceFirst("");
        if (!ADDRESS.matcher(name).matches() && !hosts.contains(name)) {
            throw Problem.of(
                    421,
                    "Unknown host",
                    "\"%s\" is no name of this server; use its address, or list the name in channels.http.hosts"
                            .formatted(name));
        }
        String origin = context.header("Origin");
        if (origin != null
                && !origin.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .equals(host)) {
            throw Problem.forbidden(
                    "pages of %s may not use this server; send from a program, without Origin".formatted(origin));
        }
    }
}
