package dev.dray.bench.peers;

import java.io.Serial;

/** The machine lacks what a peer needs; the message names it and the command that installs it. */
public final class MissingException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    MissingException(String what, String remedy) {
        super("%s; to have it: %s".formatted(what, remedy));
    }
}
