package dev.dray.ingress.http;

import dev.dray.runtime.value.DataSize;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;

/** Reads a request's body up to a limit, whether or not the request says how long it is. */
record RequestBody(DataSize limit) {

    byte[] of(Context context) {
        if (context.contentLength() > limit.bytes()) {
            throw tooLarge();
        }
        try {
            int said = context.contentLength();
            byte[] body = context.bodyInputStream().readNBytes(said < 0 ? limit.intBytes() + 1 : said);
            if (body.length > limit.bytes()) {
                throw tooLarge();
            }
            return body;
        } catch (IOException e) {
            throw Problem.badRequest("the body broke off: " + e.getMessage());
        }
    }

    /** How many bytes reading the body takes at most. */
    long mostOf(Context context) {
        if (!context.method().equals(HandlerType.POST)) {
            return 0;
        }
        return context.contentLength() < 0 ? limit.bytes() : Math.min(context.contentLength(), limit.bytes());
    }

    private Problem tooLarge() {
        return Problem.of(
                413,
                "Body too large",
                "the body is larger than %s; send less, or raise channels.http.max-body".formatted(limit));
    }
}
