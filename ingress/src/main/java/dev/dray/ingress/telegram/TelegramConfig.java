package dev.dray.ingress.telegram;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The section {@code channels.telegram}.
 *
 * @param token what BotFather gave, by reference
 * @param api where the Bot API is
 * @param pollTimeout how long one request waits for updates, up to 50 s
 * @param groups what of a group's talk, or a channel's posts, is meant for the bot
 * @param webhook where Telegram is to post updates; without it they are fetched
 */
public record TelegramConfig(
        Secret token,
        @Default("https://api.telegram.org") URI api,
        @Default("50s") Duration pollTimeout,
        @Default("mention") Groups groups,
        Optional<WebhookConfig> webhook) {
    private static final Duration LONGEST = Duration.ofSeconds(50);

    public TelegramConfig {
        if (api.getHost() == null || !String.valueOf(api.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "api: \"%s\" is not an http or https address, such as https://api.telegram.org".formatted(api));
        }
        if (pollTimeout.compareTo(Duration.ofSeconds(1)) < 0 || pollTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "poll-timeout: %d s is not between 1 s and 50 s, the longest Telegram waits"
                            .formatted(pollTimeout.toSeconds()));
        }
    }
}
