package dev.dray.ingress.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A media type without its parameters, in lower case; empty where none was said. */
record MediaType(String name) {

    static MediaType of(@Nullable String header) {
        return new MediaType(
                header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    boolean is(String other) {
        return name.equals(other);
    }

    boolean isJson() {
        return name.equals("application/json") || name.endsWith("+json");
    }

    boolean isText() {
        return name.startsWith("text/");
    }
}
