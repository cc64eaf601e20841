package dev.dray.ingress.telegram;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.HostPort;
import java.net.URI;
import java.util.Set;

/**
 * The section {@code channels.telegram.webhook}.
 *
 * @param url where Telegram posts to, from outside; its path is the one that is served
 * @param listen where what is posted there arrives, behind what ends TLS
 * @param secret what Telegram has to send along, by reference
 */
public record WebhookConfig(
        URI url, @Default("127.0.0.1:4812") HostPort listen, Secret secret) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    public WebhookConfig {
        boolean here = url.getHost() != null && LOOPBACK.contains(url.getHost());
        if (url.getHost() == null || !("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && here))) {
            throw new IllegalArgumentException(
                    "url: \"%s\" is not an address Telegram posts to, such as https://gateway.example.org/telegram"
                            .formatted(url));
        }
    }

    /** The path that is served. */
    String path() {
        return url.getPath() == null || url.getPath().isEmpty() ? "/" : url.getPath();
    }
}
