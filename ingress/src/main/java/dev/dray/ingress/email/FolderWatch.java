package dev.dray.ingress.email;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.email.MailLedger.Progress;
import dev.dray.ingress.email.OpenFolder.There;
import dev.dray.runtime.DrayException;
import dev.dray.runtime.time.Timer;
import dev.dray.runtime.value.DataSize;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one folder on a virtual thread of its own: takes what is new, and waits until the server tells of more. Also
 * looks once in each poll, as a line that was cut says nothing, and some servers never do.
 */
final class FolderWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(20);
    private static final int KEPT_OF_LARGE = 64 * 1024;

    /** After so many lines on which the server would not hand out a mail it is set aside, for those behind it. */
    private static final int MOST_REFUSALS = 5;

    private final EmailConfig account;
    private final String name;
    private final MailIntake intake;
    private final MailLedger ledger;
    private final InstantSource clock;
    private final Timer timer;
    private final Backoff backoff;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Long, Integer> refusals = new HashMap<>();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile @Nullable OpenFolder line;
    private volatile boolean asking;
    private @Nullable Thread watcher;
    private Timer.@Nullable Scheduled polls;

    FolderWatch(
            EmailConfig account,
            String name,
            MailIntake intake,
            MailLedger ledger,
            InstantSource clock,
            Timer timer,
            Backoff backoff) {
        this.account = account;
        this.name = name;
        this.intake = intake;
        this.ledger = ledger;
        this.clock = clock;
        this.timer = timer;
        this.backoff = backoff;
    }

    synchronized void start() {
        watcher = Thread.ofVirtual()
                .name("dray-email-%s-%s".formatted(account.name(), name))
                .start(this::watch);
        polls = timer.every(account.imap().poll(), this::ask);
    }

    Optional<String> trouble() {
        return trouble;
    }

    private void watch() {
        int failures = 0;
        try {
            while (closed.getCount() > 0) {
                Optional<String> met = Optional.empty();
                try (OpenFolder open = OpenFolder.open(account.imap(), name)) {
                    line = open;
                    Progress progress = progress(open);
                    while (closed.getCount() > 0) {
                        progress = takeNew(open, progress);
                        failures = 0;
                        tell(Optional.empty());
                        await(open);
                    }
                } catch (MessagingException e) {
                    met = Optional.of(MailTrouble.of(e, account, name));
                } catch (DrayException e) {
                    met = Optional.ofNullable(e.getMessage());
                } catch (RuntimeException e) {
                    // Above all the library's, where a line ends at a moment it does not expect.
                    log.atDebug().setCause(e).log("A mail folder could not be read");
                    met = Optional.of("the folder \"%s\" cannot be read: %s; it is tried again".formatted(name, e));
                }
                failures++;
                // A line that was cut is no trouble yet: mail servers do that, and the next one is opened at once.
                if (closed.getCount() > 0 && failures > 1) {
                    tell(met);
                }
                closed.await(failures == 1 ? 0 : backoff.after(failures - 1).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            // Closed while it waited: what was not recorded is taken at the next start.
        }
    }

    /** How far the folder is; where the server numbered it anew, all that is there is to be looked at again. */
    private Progress progress(OpenFolder open) throws MessagingException {
        long validity = open.validity();
        Optional<Progress> before = ledger.progress(account.name(), name);
        if (before.isPresent() && before.get().validity() == validity) {
            return before.get();
        }
        Progress now =
                before.map(old -> new Progress(validity, 0, old.begunAt())).orElse(null);
        if (now == null) {
            boolean back = account.history().isPositive();
            now = new Progress(
                    validity, back ? 0 : open.highestUid(), clock.instant().minus(account.history()));
        }
        ledger.begin(account.name(), name, now);
        return now;
    }

    private Progress takeNew(OpenFolder open, Progress progress) throws MessagingException {
        Progress now = progress;
        int counted;
        List<There> there;
        do {
            open.forgetNews();
            counted = open.count();
            there = open.after(now);
            for (There each : there) {
                take(open, each, now);
                now = new Progress(now.validity(), each.uid(), now.begunAt());
                if (closed.getCount() == 0) {
                    return now;
                }
            }
            // What came while we looked was told of then, and will not be told of again.
        } while (!there.isEmpty() || open.count() > counted);
        return now;
    }

    private void take(OpenFolder open, There there, Progress progress) throws MessagingException {
        MailPlace place = new MailPlace(account.name(), name, progress.validity(), there.uid());
        if (there.arrivedAt()
                .filter(progress.begunAt().minusSeconds(1)::isAfter)
                .isPresent()) {
            intake.pass(place);
            return;
        }
        try {
            boolean large = there.size() > account.largest().bytes();
            Optional<byte[]> bytes = open.fetch(there, large ? KEPT_OF_LARGE : Long.MAX_VALUE);
            if (bytes.isEmpty()) {
                intake.pass(place);
            } else if (large) {
                intake.setAsideLarge(place, bytes.get(), new DataSize(there.size()));
            } else {
                intake.take(place, bytes.get());
            }
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (MessagingException e) {
            if (refusals.merge(there.uid(), 1, Integer::sum) < MOST_REFUSALS) {
                throw e;
            }
            intake.setAside(place, new byte[0], "the mail server does not hand it out (%s)".formatted(e.getMessage()));
        }
        refusals.remove(there.uid());
    }

    private void await(OpenFolder open) throws MessagingException, InterruptedException {
        if (open.tells()) {
            open.listen();
        } else {
            closed.await(account.imap().poll().toMillis(), TimeUnit.MILLISECONDS);
            open.ask();
        }
    }

    /** Called once in each poll. */
    private void ask() {
        OpenFolder open = line;
        if (open != null && !asking) {
            asking = true;
            try {
                open.ask();
            } catch (MessagingException | IllegalStateException _) {
                // The watcher meets the same, and says so.
            } finally {
                asking = false;
            }
        }
    }

    /** Logs a trouble when it begins or changes, not each time it is met. */
    private void tell(Optional<String> now) {
        if (!now.equals(trouble)) {
            now.ifPresentOrElse(
                    sentence -> log.atWarn().addKeyValue("trouble", sentence).log("A mail folder is not being read"),
                    () -> log.info("A mail folder is being read again"));
            trouble = now;
        }
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        if (polls != null) {
            polls.close();
        }
        if (watcher == null) {
            return;
        }
        // Ends what waits for the server; closing the line first would wait for it, too.
        watcher.interrupt();
        OpenFolder open = line;
        if (open != null) {
            open.close();
        }
        try {
            watcher.join(UNTIL_CLOSED);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
