package dev.dray.node.report;

import dev.dray.node.ledger.Attempt;
import dev.dray.node.ledger.Ledger;
import dev.dray.schema.JobEvent;
import dev.dray.schema.Topics;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The way of an attempt's end to the broker: on disk first, then, when the gateway has the files it names, sent until it
 * is acknowledged, in this process or the next. Safe for use by several threads.
 */
public final class ResultOutbox implements AutoCloseable {
    private final Ledger ledger;
    private final Reporter reporter;
    private final LaterWrites later;
    private final Courier courier;
    private final InstantSource clock;
    private final Map<Attempt, CompletableFuture<Void>> onTheirWay = new ConcurrentHashMap<>();

    public ResultOutbox(Ledger ledger, Reporter reporter, LaterWrites later, Courier courier, InstantSource clock) {
        this.ledger = ledger;
        this.reporter = reporter;
        this.later = later;
        this.courier = courier;
        this.clock = clock;
    }

    /** Sends what an earlier process could not. */
    public void resume() {
        ledger.unacked().forEach(this::send);
    }

    /**
     * Keeps and sends the end of an attempt, without waiting for either; the future completes when the broker has it.
     * Where it cannot be kept it is sent all the same, and kept as soon as it can be. What the ledger is asked to write
     * after this is on disk no earlier than the end.
     */
    public CompletableFuture<Void> put(Attempt attempt, JobEvent event) {
        CompletableFuture<?> kept = ledger.ended(attempt, event, clock.instant())
                .handle((_, failure) -> {
                    if (failure != null) {
                        later.add(() -> keep(attempt, event), failure);
                    }
                    return null;
                });
        return onItsWay(attempt, acked -> kept.thenRun(() -> deliver(attempt, event, acked)));
    }

    /** Completes when the broker has all that is on its way now, be it to the ledger or from there. */
    public CompletableFuture<Void> delivered() {
        return CompletableFuture.allOf(onTheirWay.values().toArray(CompletableFuture[]::new));
    }

    /** Sends an end that is kept already, unless it is on its way. */
    public CompletableFuture<Void> send(Attempt attempt, JobEvent event) {
        return onItsWay(attempt, acked -> deliver(attempt, event, acked));
    }

    private CompletableFuture<Void> onItsWay(Attempt attempt, Consumer<CompletableFuture<Void>> begin) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = onTheirWay.putIfAbsent(attempt, mine);
        if (other != null) {
            return other;
        }
        begin.accept(mine);
        return mine;
    }

    private void deliver(Attempt attempt, JobEvent event, CompletableFuture<Void> acked) {
        courier.bring(event).thenAccept(told -> {
            if (!told.equals(event)) {
                ledger.ended(attempt, told, clock.instant()).whenComplete((_, failure) -> {
                    if (failure != null) {
                        later.add(() -> keep(attempt, told), failure);
                    }
                });
            }
            tell(attempt, told, acked);
        });
    }

    private void tell(Attempt attempt, JobEvent event, CompletableFuture<Void> acked) {
        reporter.sendUntilAcked(Topics.JOB_EVENTS.record(event)).thenRun(() -> {
            onTheirWay.remove(attempt);
            note(attempt, event);
            acked.complete(null);
        });
    }

    /** That the broker has it. If a kill forestalls this, the end is sent once more, under the same id. */
    private void note(Attempt attempt, JobEvent event) {
        ledger.acked(attempt, event).whenComplete((_, failure) -> {
            if (failure != null) {
                later.add(() -> ledger.acked(attempt, event), failure);
            }
        });
    }

    /** Gives up keeping what could not be kept. */
    @Override
    public void close() {
        later.close();
    }

    private CompletableFuture<?> keep(Attempt attempt, JobEvent event) {
        CompletableFuture<?> kept = ledger.ended(attempt, event, clock.instant());
        return onTheirWay.containsKey(attempt) ? kept : ledger.acked(attempt, event);
    }
}
