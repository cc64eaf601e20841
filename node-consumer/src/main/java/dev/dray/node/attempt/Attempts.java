package dev.dray.node.attempt;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.dray.node.executor.Cancellation;
import dev.dray.node.executor.Executor;
import dev.dray.node.executor.Guarded;
import dev.dray.node.executor.Outcome;
import dev.dray.node.file.JobFiles;
import dev.dray.node.intake.LedgerWatch;
import dev.dray.node.ledger.Attempt;
import dev.dray.node.ledger.Ledger;
import dev.dray.node.ledger.Standing;
import dev.dray.node.report.By;
import dev.dray.node.report.Facts;
import dev.dray.node.report.Reporter;
import dev.dray.node.report.ResultOutbox;
import dev.dray.runtime.sqlite.DatabaseException;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Takes attempts, runs them and sees their ends on their way. An attempt that ended before is not run but answered from
 * the ledger; one that a stop of this node interrupted is treated as its job says; one that is going on is not begun
 * twice. Safe for use by several threads.
 */
public final class Attempts {
    private static final String NODE_STOPS = "the node stops";
    private static final String TOO_LATE = "its deadline passed before it started";

    private final By by;
    private final Map<String, Guarded> executors;
    private final Workspaces workspaces;
    private final JobFiles files;
    private final Ledger ledger;
    private final LedgerWatch watch;
    private final ResultOutbox outbox;
    private final Reporter reporter;
    private final Cancels cancels;
    private final InstantSource clock;
    private final Duration beforeAnotherTry;
    private final Map<Attempt, UnderWay> underWay = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** An attempt between being delivered and its end being on its way. */
    private record UnderWay(Cancellation cancellation, CompletableFuture<Void> settled) {}

    /** Where attempts are kept, and how they are told of. */
    public record Records(Ledger ledger, LedgerWatch watch, ResultOutbox outbox, Reporter reporter, Cancels cancels) {}

    /** @param beforeAnotherTry how long to wait before a ledger that could not be written is tried again */
    public Attempts(
            By by,
            Map<String, Executor> executors,
            Workspaces workspaces,
            JobFiles files,
            Records records,
            InstantSource clock,
            Duration beforeAnotherTry) {
        this.by = by;
        this.executors = executors.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> new Guarded(entry.getValue())));
        this.workspaces = workspaces;
        this.files = files;
        this.ledger = records.ledger();
        this.watch = records.watch();
        this.outbox = records.outbox();
        this.reporter = records.reporter();
        this.cancels = records.cancels();
        this.clock = clock;
        this.beforeAnotherTry = beforeAnotherTry;
    }

    /** The ids of the jobs whose executors are at work. */
    public List<String> running() {
        return List.copyOf(running);
    }

    /** Of an attempt that is going on here: when the broker has its end. */
    public Optional<CompletableFuture<Void>> underWay(Attempt attempt) {
        return Optional.ofNullable(underWay.get(attempt)).map(UnderWay::settled);
    }

    /**
     * Sees an attempt to its end, which may take hours, on the calling thread. The future completes when the broker has
     * that end; never, where a stop of this node cut the attempt.
     */
    public CompletableFuture<Void> settle(Job job) {
        Attempt attempt = Attempt.of(job);
        UnderWay mine = new UnderWay(new Cancellation(), new CompletableFuture<>());
        UnderWay other = underWay.putIfAbsent(attempt, mine);
        if (other != null) {
            return other.settled();
        }
        try (var _ = cancels.watch(job.getId(), mine.cancellation())) {
            if (stopping.getCount() > 0) {
                end(job, attempt, mine.cancellation())
                        .ifPresent(acked -> acked.thenRun(() -> mine.settled().complete(null)));
            }
        } finally {
            underWay.remove(attempt);
        }
        return mine.settled();
    }

    /** Ends all that is going on, as a crash would but tidily: nothing of it is reported, all of it is found again. */
    public void cut() {
        stopping.countDown();
        underWay.values().forEach(each -> each.cancellation().request(NODE_STOPS));
    }

    /** Empty where a stop of this node came first. */
    private Optional<CompletableFuture<Void>> end(Job job, Attempt attempt, Cancellation cancellation) {
        Optional<String> cancelled = cancellation.why();
        if (cancelled.isPresent()) {
            JobEvent event = facts(attempt, 1).ended(new Outcome.Cancelled(cancelled.get()));
            return Optional.of(outbox.put(attempt, event));
        }
        return patiently(() -> ledger.take(attempt, clock.instant())).flatMap(standing -> switch (standing) {
            case Standing.Ended(JobEvent event) -> Optional.of(outbox.send(attempt, event));
            case Standing.Fresh(int run)
            when isTooLate(job) ->
                Optional.of(outbox.put(attempt, facts(attempt, run).ended(new Outcome.Failed(TOO_LATE))));
            case Standing.Fresh(int run) -> run(job, attempt, run, cancellation);
            case Standing.Interrupted(int run) -> afterInterruption(job, attempt, run, cancellation);
        });
    }

    private Optional<CompletableFuture<Void>> afterInterruption(
            Job job, Attempt attempt, int run, Cancellation cancellation) {
        Facts facts = facts(attempt, run);
        return switch (job.getOnInterrupt()) {
            case RERUN -> {
                reporter.tell(facts.interrupted());
                yield patiently(() -> ledger.again(attempt, clock.instant()))
                        .flatMap(next -> run(job, attempt, next, cancellation));
            }
            case FAIL -> {
                Outcome failed = new Outcome.Failed("interrupted: the node stopped while it ran");
                yield Optional.of(outbox.put(attempt, facts.ended(failed)));
            }
            case ASK -> Optional.of(outbox.put(attempt, facts.interrupted()));
        };
    }

    private Optional<CompletableFuture<Void>> run(Job job, Attempt attempt, int run, Cancellation cancellation) {
        Facts facts = facts(attempt, run);
        Guarded executor = executors.getOrDefault(job.getExecutor(), new Guarded(_ -> missing(job)));
        Outcome outcome;
        running.add(job.getId());
        try {
            outcome =
                    new RunningAttempt(job, by.node(), workspaces, files, facts, reporter, cancellation).run(executor);
        } finally {
            running.remove(job.getId());
        }
        boolean cut = stopping.getCount() == 0
                && cancellation.why().filter(NODE_STOPS::equals).isPresent();
        return cut && !(outcome instanceof Outcome.Done)
                ? Optional.empty()
                : Optional.of(outbox.put(attempt, facts.ended(outcome)));
    }

    /** Waits while the ledger cannot be written: what it does not know of must not be run. */
    private <T> Optional<T> patiently(Supplier<T> write) {
        try {
            return Optional.of(write.get());
        } catch (DatabaseException e) {
            LedgerWatch.Failure failure = watch.failed(e);
            Optional<T> written = againUntilItIsWritten(write);
            written.ifPresent(_ -> failure.over());
            return written;
        }
    }

    private <T> Optional<T> againUntilItIsWritten(Supplier<T> write) {
        while (!stopsWithin(beforeAnotherTry)) {
            try {
                return Optional.of(write.get());
            } catch (DatabaseException _) {
                // The watch has told of it.
            }
        }
        return Optional.empty();
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stopping.await(pause.toNanos(), NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean isTooLate(Job job) {
        return job.getDeadlineAt()
                .filter(deadline -> !clock.instant().isBefore(deadline))
                .isPresent();
    }

    private Outcome missing(Job job) {
        return new Outcome.Failed("Node %s cannot do %s: it has %s. Route the job to a lane of a node that can."
                .formatted(by.node(), job.getExecutor(), String.join(", ", new TreeSet<>(executors.keySet()))));
    }

    private Facts facts(Attempt attempt, int run) {
        return new Facts(attempt, run, by, clock);
    }
}
