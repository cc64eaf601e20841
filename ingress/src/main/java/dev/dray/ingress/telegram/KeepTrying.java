package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Backoff;
import dev.dray.runtime.DrayException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what one thread has to do with Telegram until it goes well, and says meanwhile what is wrong. */
final class KeepTrying {
    private static final Logger log = LoggerFactory.getLogger(KeepTrying.class);

    private final PollTrouble troubles;
    private final Duration longest;
    private final URI api;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<String> trouble = Optional.empty();

    KeepTrying(Backoff backoff, URI api) {
        this.troubles = new PollTrouble(backoff);
        this.longest = backoff.longest();
        this.api = api;
    }

    /** Something that goes well, or does not and says why. */
    interface Step {
        Optional<PollTrouble.Told> take(PollTrouble troubles) throws IOException, InterruptedException;
    }

    /** What is wrong now. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Takes a step until it goes well; false where it was ended before. */
    boolean untilWell(Step step) throws InterruptedException {
        Duration pause = Duration.ZERO;
        while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            Optional<PollTrouble.Told> told = attempt(step);
            tell(told.map(PollTrouble.Told::sentence));
            if (told.isEmpty()) {
                troubles.over();
                return true;
            }
            pause = told.get().pause();
        }
        return false;
    }

    /** Waits as long as between two tries at most; false where it was ended before. */
    boolean rest() throws InterruptedException {
        return !ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end() {
        ended.countDown();
    }

    private Optional<PollTrouble.Told> attempt(Step step) throws InterruptedException {
        try {
            return step.take(troubles);
        } catch (IOException e) {
            return Optional.of(troubles.of(e, api));
        } catch (DrayException e) {
            return Optional.of(troubles.of(e));
        }
    }

    /** Logs a trouble when it begins or changes, not each time it is met. */
    private void tell(Optional<String> now) {
        if (!now.equals(trouble)) {
            now.ifPresentOrElse(
                    sentence -> log.atWarn().addKeyValue("trouble", sentence).log("Telegram is not being read"),
                    () -> log.info("Telegram is being read again"));
            trouble = now;
        }
    }
}
