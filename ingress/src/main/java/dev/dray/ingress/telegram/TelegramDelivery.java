package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.ingress.channel.Sending;
import dev.dray.runtime.life.Service;
import dev.dray.schema.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends replies as plain text: their Markdown is readable as it is, and no reply can be refused for markup that does not
 * parse. Long ones go out in parts, each confirmed before the next; attachments are named, not sent.
 */
public final class TelegramDelivery implements Delivery, Service {
    /** Begins a part that the person may have had before, as Telegram cannot tell. */
    static final String REPEATED = "(repeated) ";

    private static final Duration SOON = Duration.ofSeconds(1);

    private final TelegramConfig config;
    private volatile @Nullable BotApi api;

    public TelegramDelivery(TelegramConfig config) {
        this.config = config;
    }

    @Override
    public void start() {
        api = new BotApi(config.api(), BotToken.reveal(config.token()));
    }

    @Override
    public DeliveryOutcome deliver(Reply reply, Sending sending) {
        BotApi open = api;
        if (open == null) {
            return new TryAgain(SOON, "the channel telegram has not started", Arrival.NONE);
        }
        Optional<Target> target = Target.of(reply.getConversation());
        if (target.isEmpty()) {
            return new Undeliverable("\"%s\" names no chat; it would look like telegram/42 or telegram/-10042/7"
                    .formatted(reply.getConversation()));
        }
        // A repeated part needs room for saying so, and what the parts are must not depend on it.
        List<String> parts = TextParts.of(ReplyText.of(reply), TextParts.MOST_UNITS - REPEATED.length());
        boolean repeated = sending.mayHaveArrived();
        for (String part : parts.subList(Math.min(sending.partsDone(), parts.size()), parts.size())) {
            DeliveryOutcome outcome = send(open, target.get(), repeated ? REPEATED + part : part);
            if (!(outcome instanceof Delivered)) {
                return outcome;
            }
            sending.partDone();
            repeated = false;
        }
        return new Delivered();
    }

    private static DeliveryOutcome send(BotApi open, Target target, String text) {
        try {
            return switch (open.sendMessage(target, text)) {
                case BotAnswer.Done _ -> new Delivered();
                case BotAnswer.Refused refused -> refused(refused);
                case BotAnswer.Garbled garbled -> new TryAgain(SOON, garbled.why(), Arrival.PERHAPS);
            };
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new TryAgain(SOON, "Telegram cannot be reached: " + e, Arrival.NONE);
        } catch (IOException e) {
            return new TryAgain(SOON, "the line to Telegram broke: " + e, Arrival.PERHAPS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TryAgain(SOON, "stopped while sending", Arrival.PERHAPS);
        }
    }

    private static DeliveryOutcome refused(BotAnswer.Refused refused) {
        String why = "Telegram answers %d %s".formatted(refused.code(), refused.description());
        return switch (refused.code()) {
            // The token, not the reply, is at fault: it waits for a valid one.
            case 401, 404, 409, 420, 429 -> new TryAgain(refused.retryAfter().orElse(SOON), why, Arrival.NONE);
            // A gateway that gave up waiting does not know what came of it.
            case 502, 504 -> new TryAgain(SOON, why, Arrival.PERHAPS);
            default -> refused.code() >= 500 ? new TryAgain(SOON, why, Arrival.NONE) : new Undeliverable(why);
        };
    }

    @Override
    public void close() {
        BotApi open = api;
        if (open != null) {
            open.close();
        }
    }
}
