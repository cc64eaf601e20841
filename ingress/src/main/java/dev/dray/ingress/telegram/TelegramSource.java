package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Polls a bot's updates and records them, on one virtual thread. Telegram keeps what was not acknowledged for 24 hours;
 * an update is acknowledged by asking for those after it, once it is recorded.
 */
public final class TelegramSource implements Source {
    /** The channel's word. */
    public static final String CHANNEL = "telegram";

    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(20);

    private final TelegramConfig config;
    private final TelegramIntake intake;
    private final KeepTrying keepTrying;
    private @Nullable BotApi api;
    private @Nullable Thread poller;

    public TelegramSource(TelegramConfig config, TelegramIntake intake, Backoff backoff) {
        this.config = config;
        this.intake = intake;
        this.keepTrying = new KeepTrying(backoff, config.api());
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return keepTrying.trouble();
    }

    /**
     * Begins to poll.
     *
     * @throws IngressException where the token is none
     */
    @Override
    public synchronized void start() {
        BotApi opened = new BotApi(config.api(), BotToken.reveal(config.token()));
        api = opened;
        poller = Thread.ofVirtual().name("dray-telegram").start(() -> poll(new Polls(opened)));
    }

    private void poll(Polls polls) {
        try {
            // Which talk of a group is meant for the bot cannot be told before it is known what the bot is called.
            boolean going = keepTrying.untilWell(polls::meet);
            while (going) {
                going = keepTrying.untilWell(polls::once);
            }
        } catch (InterruptedException _) {
            // Closed while it waited: what came and was not recorded comes again.
        }
    }

    /** The polls of one run. */
    private final class Polls {
        private final BotApi open;
        private @Nullable UpdateBatch batch;
        private boolean webhookRemoved;

        Polls(BotApi open) {
            this.open = open;
        }

        Optional<PollTrouble.Told> meet(PollTrouble troubles) throws IOException, InterruptedException {
            BotAnswer answer = open.getMe();
            if (answer instanceof BotAnswer.Done me) {
                batch = new UpdateBatch(intake.of(Bot.of(me), open, config.groups()));
                return Optional.empty();
            }
            return Optional.of(troubles.of(answer));
        }

        Optional<PollTrouble.Told> once(PollTrouble troubles) throws IOException, InterruptedException {
            if (batch == null) {
                throw new IllegalStateException("a poll before the bot was met");
            }
            BotAnswer answer = open.getUpdates(batch.offset(), config.pollTimeout());
            if (answer instanceof BotAnswer.Done done
                    && batch.record(done.result().array())) {
                return Optional.empty();
            }
            return removesWebhook(answer) ? Optional.empty() : Optional.of(troubles.of(answer));
        }

        /** A webhook is of an earlier configuration: it is removed once; one that comes back is somebody else's. */
        private boolean removesWebhook(BotAnswer answer) throws IOException, InterruptedException {
            if (webhookRemoved
                    || !(answer instanceof BotAnswer.Refused refused)
                    || refused.code() != PollTrouble.CONFLICT
                    || !refused.description().contains("webhook is active")) {
                return false;
            }
            webhookRemoved = open.deleteWebhook() instanceof BotAnswer.Done;
            return webhookRemoved;
        }
    }

    @Override
    public synchronized void close() {
        keepTrying.end();
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
