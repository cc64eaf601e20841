package dev.dray.router.deadletter;

import java.util.Locale;

/** Why the router gives something up, in one word. */
public enum Reason {
    UNDECODABLE,
    UNAUTHORISED,
    UNROUTABLE,
    DEAD,
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
