package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a bot's updates and records them, on one virtual thread. Telegram keeps what was not acknowledged for 24 hours;
 * an update is acknowledged by asking for those after it, once it is recorded.
 */
public final class TelegramSource implements Source {
    /** The channel's word. */
    public static final String CHANNEL = "telegram";

    private static final Logger log = LoggerFactory.getLogger(TelegramSource.class);
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(20);

    private final TelegramConfig config;
    private final Recorder recorder;
    private final InstantSource clock;
    private final Backoff backoff;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<String> trouble = Optional.empty();
    private @Nullable BotApi api;
    private @Nullable Thread poller;

    public TelegramSource(TelegramConfig config, Recorder recorder, InstantSource clock, Backoff backoff) {
        this.config = config;
        this.recorder = recorder;
        this.clock = clock;
        this.backoff = backoff;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    /**
     * Begins to poll.
     *
     * @throws IngressException where the token is none
     */
    @Override
    public synchronized void start() {
        BotToken token = BotToken.reveal(config.token());
        BotApi opened = new BotApi(config.api(), token);
        api = opened;
        poller = Thread.ofVirtual()
                .name("dray-telegram")
                .start(() -> poll(opened, new UpdateBatch(token.bot(), recorder, clock)));
    }

    private void poll(BotApi open, UpdateBatch batch) {
        PollTrouble troubles = new PollTrouble(backoff);
        Duration pause = Duration.ZERO;
        try {
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                Optional<PollTrouble.Told> told = pollOnce(open, batch, troubles);
                tell(told.map(PollTrouble.Told::sentence));
                pause = told.map(PollTrouble.Told::pause).orElse(Duration.ZERO);
            }
        } catch (InterruptedException _) {
            // Closed while it waited: what came and was not recorded comes again.
        }
    }

    private Optional<PollTrouble.Told> pollOnce(BotApi open, UpdateBatch batch, PollTrouble troubles)
            throws InterruptedException {
        try {
            BotAnswer answer = open.getUpdates(batch.offset(), config.pollTimeout());
            if (answer instanceof BotAnswer.Done done
                    && batch.record(done.result().array())) {
                troubles.over();
                return Optional.empty();
            }
            return Optional.of(troubles.of(answer));
        } catch (IOException e) {
            return Optional.of(troubles.of(e, config.api()));
        } catch (IngressException e) {
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

    @Override
    public synchronized void close() {
        closed.countDown();
        if (poller != null && api != null) {
            poller.interrupt();
            try {
                poller.join(UNTIL_CLOSED);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            api.close();
        }
    }
}
