package dev.dray.node.executor;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The wish that a run ends early: uttered at most once, with its reason. Safe for use by several threads. */
public final class Cancellation {
    private final CompletableFuture<String> requested = new CompletableFuture<>();

    /** Asks the run to end; false where somebody did before. */
    public boolean request(String why) {
        return requested.complete(why);
    }

    public boolean isRequested() {
        return requested.isDone();
    }

    /** The reason, once there is one. */
    public Optional<String> why() {
        return Optional.ofNullable(requested.getNow(null));
    }

    /** Calls back when the wish is uttered, on the thread that utters it; at once where it has been. */
    public void onRequest(Runnable callback) {
        requested.thenRun(callback);
    }
}
