package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Backoff;
import dev.dray.runtime.DrayException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** What to say, and how long to wait, when a poll did not go well. */
final class PollTrouble {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private final Backoff backoff;
    private int failures;

    PollTrouble(Backoff backoff) {
        this.backoff = backoff;
    }

    /** One trouble, in a sentence, and the wait before the next poll. */
    record Told(String sentence, Duration pause) {}

    void over() {
        failures = 0;
    }

    Told of(BotAnswer answer) {
        return switch (answer) {
            case BotAnswer.Refused refused -> of(refused);
            case BotAnswer.Garbled garbled -> soon(garbled.why());
            case BotAnswer.Done _ -> soon("nothing in Telegram's answer could be read as an update");
        };
    }

    Told of(IOException failure, URI api) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return soon("%s cannot be reached: %s".formatted(api.getHost(), why));
    }

    /** What does not go well though every call does. */
    Told of(String sentence) {
        return soon(sentence);
    }

    Told of(DrayException failure) {
        Told told = soon(String.valueOf(failure.getMessage()));
        return failure instanceof NotFetchedException file
                ? new Told(told.sentence(), file.retryAfter().orElse(told.pause()))
                : told;
    }

    private Told of(BotAnswer.Refused refused) {
        return switch (refused.code()) {
            case UNAUTHORIZED, NOT_FOUND ->
                slowly(
                        "Telegram does not know the bot (%s); put a valid token from @BotFather where channels.telegram.token points"
                                .formatted(refused.description()));
            case CONFLICT ->
                slowly("another program reads this bot's updates (%s); stop it, or remove its webhook"
                        .formatted(refused.description()));
            default -> {
                Told told = soon("Telegram answers %d %s".formatted(refused.code(), refused.description()));
                yield new Told(told.sentence(), refused.retryAfter().orElse(told.pause()));
            }
        };
    }

    private Told soon(String sentence) {
        failures++;
        return new Told(sentence, backoff.after(failures));
    }

    /** What only a person can mend is tried at the longest interval. */
    private Told slowly(String sentence) {
        failures++;
        return new Told(sentence, backoff.longest());
    }
}
