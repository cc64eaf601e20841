package dev.dray.ingress.http;

import dev.dray.ingress.channel.Recorded;
import dev.dray.ingress.channel.TooLargeException;
import dev.dray.runtime.sqlite.DatabaseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Records what a request with an idempotency key brings once. The key is noted before, so that whatever crashes, no
 * other request can take it; that the messages are recorded is noted after, so that until then the same request records
 * them again under the same ids, of which the router takes one. For use by many threads.
 */
final class OncePerKey {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final KeyLedger ledger;
    private final InstantSource clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    OncePerKey(KeyLedger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What came of a request.
     *
     * @param before whether it was recorded when it was sent before, and not now
     */
    record Outcome(Recorded recorded, boolean before) {}

    /**
     * Records, where the key was not used before.
     *
     * @throws Problem 422 where it was used for something else, 409 while the first request is under way, 503 where the
     *     key cannot be noted
     */
    Outcome record(IdempotencyKey key, Supplier<Recorded> record) {
        if (!underWay.add(key.hash())) {
            throw Problem.conflict(
                    "%s: a request with \"%s\" is under way; wait for its answer"
                            .formatted(IdempotencyKey.HEADER, key.text()),
                    SOON);
        }
        try {
            KeyLedger.Note note = noted(key);
            if (!note.request().equals(key.request())) {
                throw Problem.unprocessable(
                        "%s: \"%s\" was used for another request; send that one unchanged, or this one with a key of its own"
                                .formatted(IdempotencyKey.HEADER, key.text()));
            }
            Optional<Recorded> before = note.recorded();
            return before.isPresent() ? new Outcome(before.get(), true) : new Outcome(recorded(key, record), false);
        } finally {
            underWay.remove(key.hash());
        }
    }

    private KeyLedger.Note noted(IdempotencyKey key) {
        try {
            return ledger.note(key, clock.instant());
        } catch (DatabaseException e) {
            throw Problem.unavailable(
                    "%s: cannot be kept (%s); make room on the disk, and send again"
                            .formatted(IdempotencyKey.HEADER, e.getMessage()),
                    RETRY_AFTER);
        }
    }

    private Recorded recorded(IdempotencyKey key, Supplier<Recorded> record) {
        try {
            Recorded recorded = record.get();
            ledger.recorded(key, recorded);
            return recorded;
        } catch (TooLargeException e) {
            ledger.forget(key);
            throw e;
        }
    }
}
