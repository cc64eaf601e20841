package dev.dray.ingress.http;

import dev.dray.ingress.http.HttpConfig.Permission;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Lets requests in whose token is known, is for what they want, is not used too often, and for which there is room. */
final class Admission {
    private final Tokens tokens;
    private final WrongTokens wrong;
    private final Rates rates;
    private final Room room;
    private final RequestBody bodies;

    Admission(Tokens tokens, WrongTokens wrong, Rates rates, Room room, RequestBody bodies) {
        this.tokens = tokens;
        this.wrong = wrong;
        this.rates = rates;
        this.room = room;
        this.bodies = bodies;
    }

    /** What is done for a caller. */
    @FunctionalInterface
    interface Served {
        void handle(Context context, Caller caller) throws Exception;
    }

    /** Serves those with a permission. */
    Handler with(Permission permission, Served served) {
        return context -> {
            Caller caller = caller(context);
            caller.must(permission);
            rates.take(caller);
            try (Room.Place _ = room.enter(caller, bodies.mostOf(context))) {
                served.handle(context, caller);
            }
        };
    }

    private Caller caller(Context context) {
        String hash = tokens.hash(context.header("Authorization"));
        String address = context.ip();
        wrong.check(address, hash);
        try {
            Caller caller = tokens.bearer(hash);
            wrong.right(address, hash);
            return caller;
        } catch (Problem nobody) {
            wrong.wrong(address);
            throw nobody;
        }
    }
}
