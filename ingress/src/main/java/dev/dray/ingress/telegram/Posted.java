package dev.dray.ingress.telegram;

import dev.dray.runtime.DrayException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is posted to the webhook: 401 without the secret, 200 for what is recorded, 503 for what is not, which Telegram
 * then posts again. One at a time, in the order in which Telegram, which is told to use one connection, posts them.
 */
final class Posted {
    static final long MOST_BYTES = 16L << 20;

    private static final Logger log = LoggerFactory.getLogger(Posted.class);
    private static final int EACH = 100;

    private final WebhookSecret secret;
    private final AtomicLong refused = new AtomicLong();
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable RecordUpdates updates;

    Posted(WebhookSecret secret) {
        this.secret = secret;
    }

    /** Begins to record what comes. */
    void serve(RecordUpdates into) {
        turn.lock();
        try {
            updates = into;
        } finally {
            turn.unlock();
        }
    }

    /** How many requests came without the secret. */
    long refused() {
        return refused.get();
    }

    void handle(Context context) {
        if (!secret.isProvedBy(context.header(WebhookSecret.HEADER))) {
            refuse(context);
            return;
        }
        byte[] update = context.bodyAsBytes();
        try {
            turn.lockInterruptibly();
            try {
                context.status(record(update));
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            context.status(503);
        }
    }

    private int record(byte[] update) throws InterruptedException {
        if (updates == null) {
            return 503; // Who is meant by a mention is not known yet.
        }
        try {
            return updates.record(List.of(update), Set.of()).waiting().isEmpty() ? 200 : 503;
        } catch (DrayException e) {
            log.atWarn().addKeyValue("why", e.getMessage()).log("An update was not recorded; Telegram posts it again");
            return 503;
        }
    }

    private void refuse(Context context) {
        long times = refused.incrementAndGet();
        if (times % EACH == 1) {
            log.atWarn().addKeyValue("times", times).log("Somebody posts to the webhook without its secret");
        }
        context.status(401);
    }
}
