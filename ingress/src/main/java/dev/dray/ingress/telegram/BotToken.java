package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.IngressException;
import dev.dray.runtime.secret.Secret;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token BotFather gave: the bot's number and a secret. Its text form is the number alone. */
final class BotToken {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):[A-Za-z0-9_-]+");

    private final String value;
    private final long bot;

    private BotToken(String value, long bot) {
        this.value = value;
        this.bot = bot;
    }

    /** Reads the secret. What it holds is never part of a message. */
    static BotToken reveal(Secret secret) {
        String value = secret.reveal().strip();
        Matcher said = TEXT.matcher(value);
        if (!said.matches()) {
            throw new IngressException(
                    "channels.telegram.token: what %s holds is no bot token; it looks like 123456:ABC-DEF and comes from @BotFather"
                            .formatted(secret));
        }
        return new BotToken(value, Long.parseLong(said.group(1)));
    }

    long bot() {
        return bot;
    }

    /** The path of a method, with the secret in it. */
    String path(String method) {
        return "/bot" + value + "/" + method;
    }

    /** The path of a file's bytes, with the secret in it. */
    String filePath(String file) {
        return "/file/bot" + value + "/" + file;
    }

    @Override
    public String toString() {
        return bot + ":…";
    }
}
