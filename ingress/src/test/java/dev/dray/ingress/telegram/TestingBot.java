package dev.dray.ingress.telegram;

import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import java.time.Duration;
import java.util.Optional;

/** A bot for tests. */
public final class TestingBot {
    public static final String TOKEN = "77:testing-token";

    /** Whose limits no test meets that is not about them. */
    static final Pace.Limits UNHURRIED = new Pace.Limits(
            new Rate(1_000, Duration.ofSeconds(1)),
            new Rate(1_000, Duration.ofSeconds(1)),
            new Rate(1_000, Duration.ofSeconds(1)));

    static final Bot BOT = new Bot(77, "replay_bot");

    private TestingBot() {}

    public static TelegramConfig config(ReplayBotApi telegram) {
        return new TelegramConfig(
                secret(TOKEN), telegram.api(), Duration.ofSeconds(5), Groups.MENTION, Optional.empty());
    }

    /** The same, with a webhook on loopback. */
    static TelegramConfig config(ReplayBotApi telegram, WebhookConfig webhook) {
        return new TelegramConfig(
                secret(TOKEN), telegram.api(), Duration.ofSeconds(5), Groups.MENTION, Optional.of(webhook));
    }

    static Secret secret(String value) {
        return new Secret(SecretReference.parse("${env:TELEGRAM_TOKEN}"), _ -> value, "channels.telegram.token");
    }

    /** A message of user 42. */
    public static String update(int id, String text) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"from":{"id":42,"is_bot":false,"first_name":"Ines"},\
                "chat":{"id":42,"type":"private"},"date":1795158000,"text":"%s"}}""".formatted(id, id, text);
    }
}
