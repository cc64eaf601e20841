package dev.dray.router.route;

import dev.dray.runtime.config.Default;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which messages a route takes. What is given must all hold; nothing given takes every message.
 *
 * @param command {@code /video}
 * @param pattern a regular expression, found anywhere in the text
 * @param channel telegram, email, cron, calendar or http
 * @param sender a sender's id, such as {@code cron:briefing}
 * @param attachment a media type, or a family of them such as {@code image/*}
 * @param from whose messages; guests' include owners'
 */
public record WhenConfig(
        Optional<String> command,
        Optional<Pattern> pattern,
        Optional<String> channel,
        Optional<String> sender,
        Optional<String> attachment,
        @Default("owner") From from) {
    private static final Pattern COMMAND = Pattern.compile("/[a-z][a-z0-9_-]*");
    private static final Pattern MEDIA_TYPE = Pattern.compile("(\\*|[\\w.+-]+)/(\\*|[\\w.+-]+)");

    /** Whose messages a route takes. */
    public enum From {
        OWNER,
        GUEST
    }

    public WhenConfig {
        command.filter(name -> !COMMAND.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "command: \"%s\" is not a command; write a slash and lower-case letters, such as /video"
                            .formatted(name));
        });
        command.filter(name -> BuiltIn.COMMANDS.contains(name.substring(1))).ifPresent(name -> {
            throw new IllegalArgumentException("command: %s is built in; choose another name".formatted(name));
        });
        attachment.filter(glob -> !MEDIA_TYPE.matcher(glob).matches()).ifPresent(glob -> {
            throw new IllegalArgumentException(
                    "attachment: \"%s\" is not a media type, such as image/* or application/pdf".formatted(glob));
        });
    }
}
