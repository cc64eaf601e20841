package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Activity;
import dev.dray.runtime.DrayException;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.time.Timer;
import dev.dray.schema.JobState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows chats the jobs that run for them. What it is told it only notes; once a second it looks what there is to show, a
 * chat at a time on a thread of its own, so that a slow one keeps no other waiting.
 */
final class TelegramActivity implements Activity, Service {
    private static final Logger log = LoggerFactory.getLogger(TelegramActivity.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Telegram shows what a bot does for five seconds. */
    private static final Duration ACT = Duration.ofSeconds(4);

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

    private final Line line;
    private final InstantSource clock;
    private final Timer timer;
    private final Executor threads;
    private final Map<String, JobProgress> jobs = new ConcurrentHashMap<>();
    private final Map<String, Instant> acted = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    /** The messages of jobs that were shown before the start. */
    private final Map<String, Optional<Long>> kept = new ConcurrentHashMap<>();

    private volatile @Nullable ShowProgress show;
    private Timer.@Nullable Scheduled looking;

    /** @param threads runs what may block */
    TelegramActivity(Line line, InstantSource clock, Timer timer, Executor threads) {
        this.line = line;
        this.clock = clock;
        this.timer = timer;
        this.threads = threads;
    }

    /** Begins to show jobs; the line must be open. */
    @Override
    public synchronized void start() {
        Line.Open open = line.open().orElseThrow(() -> new IllegalStateException("the line to Telegram is not open"));
        ProgressMessages messages = new ProgressMessages(open.database());
        messages.forgetBefore(clock.instant().minus(FORGOTTEN_AFTER));
        kept.putAll(messages.all());
        show = new ShowProgress(open, messages);
        looking = timer.every(LOOK, this::look);
    }

    @Override
    public void running(JobState state) {
        String id = state.getJob().getId();
        jobs.compute(id, (_, known) -> known == null ? first(id, state) : known.heard(state));
    }

    @Override
    public void resting(JobState state) {
        String id = state.getJob().getId();
        boolean shownBefore = kept.containsKey(id);
        jobs.compute(id, (_, known) -> {
            if (known != null) {
                return known.heard(state);
            }
            return shownBefore ? first(id, state) : null;
        });
    }

    private JobProgress first(String id, JobState state) {
        Optional<Long> message = kept.get(id);
        return new JobProgress(
                state, message == null ? new JobProgress.Message.None() : JobProgress.kept(message), clock.instant());
    }

    private void look() {
        Map<String, List<JobProgress>> byConversation = new HashMap<>();
        jobs.values()
                .forEach(each -> byConversation
                        .computeIfAbsent(each.state().getJob().getConversation(), _ -> new ArrayList<>())
                        .add(each));
        byConversation.forEach((conversation, progresses) -> {
            if (busy.add(conversation)) {
                threads.execute(() -> show(conversation, progresses));
            }
        });
    }

    private void show(String conversation, List<JobProgress> progresses) {
        try {
            ShowProgress open = show;
            Optional<Target> target = Target.of(conversation);
            if (open != null && target.isPresent()) {
                act(open, target.get(), conversation, progresses);
                for (JobProgress each : progresses) {
                    open.show(target.get(), each, clock.instant());
                    forgetIfOver(open, each);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (DrayException | IllegalStateException e) {
            // The ledger is closed or cannot be written: there is nothing to show that could not wait.
            log.atDebug().addKeyValue("why", e.getMessage()).log("Progress could not be shown");
        } finally {
            busy.remove(conversation);
        }
    }

    private void act(ShowProgress open, Target target, String conversation, List<JobProgress> progresses)
            throws InterruptedException {
        Instant now = clock.instant();
        Optional<JobProgress> working =
                progresses.stream().filter(each -> each.isAtWork(now)).findFirst();
        if (working.isEmpty()) {
            acted.remove(conversation);
        } else if (!acted.getOrDefault(conversation, Instant.MIN).plus(ACT).isAfter(now)) {
            acted.put(conversation, now);
            open.act(target, working.get().state());
        }
    }

    private void forgetIfOver(ShowProgress open, JobProgress progress) {
        String id = progress.state().getJob().getId();
        jobs.computeIfPresent(id, (_, known) -> known.isOver(clock.instant()) ? null : known);
        boolean ended = switch (progress.state().getStatus()) {
            case SUCCEEDED, CANCELLED, DEAD -> true;
            case QUEUED, STARTED, WAITING, HELD, UNKNOWN -> false;
        };
        if (ended && !jobs.containsKey(id) && !(progress.message() instanceof JobProgress.Message.None)) {
            open.messages().forget(id);
            kept.remove(id);
        }
    }

    @Override
    public synchronized void close() {
        show = null;
        if (looking != null) {
            looking.close();
        }
    }
}
