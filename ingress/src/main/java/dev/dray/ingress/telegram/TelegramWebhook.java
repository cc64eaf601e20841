package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.Source;
import dev.dray.runtime.value.HostPort;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;

/**
 * Has Telegram post a bot's updates, and records them; each is acknowledged with 200 once it is recorded, and what is not
 * is posted again by Telegram. It listens on an address of its own, so that nothing else need be reached from outside.
 */
public final class TelegramWebhook implements Source {
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(20);
    private static final Duration UNTIL_ANSWERED = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TelegramConfig config;
    private final WebhookConfig webhook;
    private final TelegramIntake intake;
    private final KeepTrying keepTrying;
    private @Nullable BotApi api;
    private @Nullable Javalin server;
    private @Nullable Thread asking;

    /** @param config one with a webhook */
    public TelegramWebhook(TelegramConfig config, TelegramIntake intake, Backoff backoff) {
        this.config = config;
        this.webhook = config.webhook().orElseThrow();
        this.intake = intake;
        this.keepTrying = new KeepTrying(backoff, config.api());
    }

    @Override
    public String channel() {
        return TelegramSource.CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return keepTrying.trouble();
    }

    /**
     * Listens, and begins to ask Telegram to post here.
     *
     * @throws IngressException where the token is none, the secret cannot be one, or the address is taken
     */
    @Override
    public synchronized void start() {
        BotApi opened = new BotApi(config.api(), BotToken.reveal(config.token()));
        api = opened;
        WebhookSecret secret = WebhookSecret.reveal(webhook.secret());
        Posted posted = new Posted(secret);
        server = listen(posted);
        asking = Thread.ofVirtual().name("dray-telegram").start(() -> ask(opened, posted, secret));
    }

    /** Where it listens, with the port it got. */
    public synchronized HostPort address() {
        if (server == null) {
            throw new IllegalStateException("the webhook does not listen");
        }
        return webhook.listen().withPort(server.port());
    }

    private Javalin listen(Posted posted) {
        try {
            return Javalin.create(javalin -> configure(javalin, posted)).start();
        } catch (RuntimeException e) {
            throw new IngressException(
                    "cannot listen on %s: %s; stop what listens there, or change channels.telegram.webhook.listen"
                            .formatted(webhook.listen(), e.getMessage()),
                    e);
        }
    }

    private void configure(JavalinConfig javalin, Posted posted) {
        javalin.concurrency.useVirtualThreads = true;
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.prefer405over404 = true;
        javalin.http.maxRequestSize = Posted.MOST_BYTES;
        javalin.jetty.host = webhook.listen().host();
        javalin.jetty.port = webhook.listen().port();
        javalin.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        javalin.jetty.modifyServer(jetty -> {
            jetty.setHandler(new GracefulHandler());
            jetty.setStopTimeout(UNTIL_ANSWERED.toMillis());
        });
        javalin.routes.post(webhook.path(), posted::handle);
    }

    private void ask(BotApi open, Posted posted, WebhookSecret secret) {
        try {
            boolean going = keepTrying.untilWell(troubles -> meet(open, posted, troubles))
                    && keepTrying.untilWell(troubles -> set(open, secret, troubles));
            while (going && keepTrying.rest()) {
                going = keepTrying.untilWell(troubles -> look(open, secret, troubles));
            }
        } catch (InterruptedException _) {
            // Closed before Telegram was reached.
        }
    }

    private Optional<PollTrouble.Told> meet(BotApi open, Posted posted, PollTrouble troubles)
            throws IOException, InterruptedException {
        BotAnswer answer = open.getMe();
        if (answer instanceof BotAnswer.Done me) {
            posted.serve(intake.of(Bot.of(me), open, config.groups()));
        }
        return outcome(answer, troubles);
    }

    private Optional<PollTrouble.Told> set(BotApi open, WebhookSecret secret, PollTrouble troubles)
            throws IOException, InterruptedException {
        return outcome(open.setWebhook(webhook.url(), secret.text()), troubles);
    }

    /** Somebody may have removed it meanwhile, and Telegram knows best whether it gets through. */
    private Optional<PollTrouble.Told> look(BotApi open, WebhookSecret secret, PollTrouble troubles)
            throws IOException, InterruptedException {
        BotAnswer answer = open.getWebhookInfo();
        if (!(answer instanceof BotAnswer.Done done)) {
            return outcome(answer, troubles);
        }
        JsonNode info = JSON.readTree(done.result().array());
        if (!info.path("url").asText().equals(webhook.url().toString())) {
            return set(open, secret, troubles);
        }
        return info.path("pending_update_count").asLong() > 0 && info.has("last_error_message")
                ? Optional.of(troubles.of("Telegram cannot post to %s (%s); make it reachable from outside with https"
                        .formatted(
                                webhook.url(), info.path("last_error_message").asText())))
                : Optional.empty();
    }

    private static Optional<PollTrouble.Told> outcome(BotAnswer answer, PollTrouble troubles) {
        return answer instanceof BotAnswer.Done ? Optional.empty() : Optional.of(troubles.of(answer));
    }

    @Override
    public synchronized void close() {
        keepTrying.end();
        if (server != null) {
            server.stop();
            server = null;
        }
        if (asking != null && api != null) {
            asking.interrupt();
            try {
                asking.join(UNTIL_CLOSED);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            api.close();
        }
    }
}
