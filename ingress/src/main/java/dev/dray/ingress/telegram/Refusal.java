package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Why Telegram did not take a message, as far as that changes what to do about it.
 *
 * @see <a href="https://core.telegram.org/bots/api#responseparameters">Bot API: ResponseParameters</a>
 */
sealed interface Refusal {

    /** Too many for it: nothing more to that chat for a while. */
    record Flood(Duration pause, String why) implements Refusal {}

    /** The group is a supergroup now. */
    record Moved(long to) implements Refusal {}

    /** The chat is there, the forum topic is not. */
    record NoTopic(String why) implements Refusal {}

    /** Something about the message; a plainer one may do. */
    record Unfit(String why) implements Refusal {}

    /** The bot or Telegram is at fault, not the message: it may do later. */
    record NotNow(String why, Arrival arrival) implements Refusal {}

    /** Nothing to that chat, now or later; {@code why} says what a person can do about it. */
    record Never(String why) implements Refusal {}

    /** What Telegram says of chats it does not let the bot into, and what helps. */
    List<Remedy> REMEDIES = List.of(
            new Remedy("blocked by the user", "unblock the bot in Telegram"),
            new Remedy("user is deactivated", "that account is gone; write from another"),
            new Remedy("initiate conversation", "write /start to the bot"),
            new Remedy("kicked", "add the bot to the chat again"),
            new Remedy("not a member", "add the bot to the chat"),
            new Remedy("chat not found", "write to the bot from there, or correct the conversation"),
            new Remedy("peer_id_invalid", "write to the bot from there, or correct the conversation"),
            new Remedy("user not found", "write to the bot from there, or correct the conversation"),
            new Remedy("rights to send", "let the bot send messages there"),
            new Remedy("chat_write_forbidden", "let the bot send messages there"),
            new Remedy("chat_restricted", "let the bot send messages there"));

    /** What helps where Telegram says something. */
    record Remedy(String said, String help) {}

    Duration SOON = Duration.ofSeconds(1);

    static Refusal of(BotAnswer.Refused refused) {
        String why = "Telegram answers %d %s".formatted(refused.code(), refused.description());
        String said = refused.description().toLowerCase(Locale.ROOT);
        if (refused.movedTo().isPresent()) {
            return new Moved(refused.movedTo().get());
        }
        return switch (refused.code()) {
            case 429 -> new Flood(refused.retryAfter().orElse(SOON), why);
            // The token, not the reply, is at fault: it waits for a valid one.
            case 401, 404, 409, 420 -> new NotNow(why, Arrival.NONE);
            case 400, 413 ->
                said.contains("thread not found") || said.contains("topic_deleted")
                        ? new NoTopic(why)
                        : aboutTheChat(said, why);
            // A gateway that gave up waiting does not know what came of it.
            case 502, 504 -> new NotNow(why, Arrival.PERHAPS);
            default -> refused.code() >= 500 ? new NotNow(why, Arrival.NONE) : new Never(withRemedy(said, why));
        };
    }

    private static Refusal aboutTheChat(String said, String why) {
        return REMEDIES.stream().anyMatch(each -> said.contains(each.said()))
                ? new Never(withRemedy(said, why))
                : new Unfit(why);
    }

    private static String withRemedy(String said, String why) {
        return REMEDIES.stream()
                .filter(each -> said.contains(each.said()))
                .findFirst()
                .map(each -> "%s; %s, then retry this dead letter".formatted(why, each.help()))
                .orElse(why);
    }
}
