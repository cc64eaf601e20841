package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.IngressException;
import dev.dray.runtime.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What proves that it is Telegram that posts. How long it takes to say so tells nothing about it. */
record WebhookSecret(String text) {
    /** The header Telegram sends it in. */
    static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    /** Telegram takes from 1 to 256 of these; fewer than 16 could be guessed. */
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    /** Reads the secret. What it holds is never part of a message. */
    static WebhookSecret reveal(Secret secret) {
        String value = secret.reveal().strip();
        if (!TEXT.matcher(value).matches()) {
            throw new IngressException(
                    "channels.telegram.webhook.secret: what %s holds is not 16 to 256 letters, digits, _ and -; make one with openssl rand -hex 32"
                            .formatted(secret));
        }
        return new WebhookSecret(value);
    }

    boolean isProvedBy(@Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "…";
    }
}
