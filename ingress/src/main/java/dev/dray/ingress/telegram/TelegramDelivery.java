package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.Later;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.ingress.channel.Sending;
import dev.dray.schema.Reply;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends replies in parts, each confirmed before the next. What is formatted is said beside the text, not in it, so that
 * none can be refused for markup; what Telegram refuses all the same goes out plainer rather than not at all.
 */
final class TelegramDelivery implements Delivery {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Line line;
    private final Parts parts;

    TelegramDelivery(Line line, Blobs blobs) {
        this.line = line;
        this.parts = new Parts(blobs);
    }

    @Override
    public DeliveryOutcome deliver(Reply reply, Sending sending) {
        Optional<Line.Open> open = line.open();
        if (open.isEmpty()) {
            return new TryAgain(SOON, "the channel telegram has not started", Arrival.NONE);
        }
        Optional<Target> target = Target.of(reply.getConversation());
        if (target.isEmpty()) {
            return new Undeliverable("\"%s\" names no chat; it would look like telegram/42 or telegram/-10042/7"
                    .formatted(reply.getConversation()));
        }
        List<Part> all = parts.of(reply);
        boolean repeated = sending.mayHaveArrived();
        for (Part part : all.subList(Math.min(sending.partsDone(), all.size()), all.size())) {
            DeliveryOutcome outcome = send(open.get(), target.get(), repeated ? part.repeated() : part);
            if (!(outcome instanceof Delivered)) {
                return outcome;
            }
            sending.partDone();
            repeated = false;
        }
        return new Delivered();
    }

    private static DeliveryOutcome send(Line.Open open, Target target, Part part) {
        Duration wait = open.pace().take(open.moved().now(target).chat(), part.messages());
        if (wait.isPositive()) {
            return new Later(wait, "Telegram takes only so many messages at a time");
        }
        try {
            return sendOrPlainer(open, open.moved().now(target), part);
        } catch (FileNotFoundException e) {
            return new TryAgain(SOON, "a file went away: " + e.getMessage(), Arrival.NONE);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new TryAgain(SOON, "Telegram cannot be reached: " + e, Arrival.NONE);
        } catch (IOException e) {
            return new TryAgain(SOON, "the line to Telegram broke: " + e, Arrival.PERHAPS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TryAgain(SOON, "stopped while sending", Arrival.PERHAPS);
        }
    }

    /** Goes on as long as a refusal leaves something else to try; each of them can only come so often. */
    private static DeliveryOutcome sendOrPlainer(Line.Open open, Target target, Part part)
            throws IOException, InterruptedException {
        return switch (new SendPart(open.api()).send(target, part)) {
            case BotAnswer.Done _ -> new Delivered();
            case BotAnswer.Garbled garbled -> new TryAgain(SOON, garbled.why(), Arrival.PERHAPS);
            case BotAnswer.Refused refused ->
                switch (Refusal.of(refused)) {
                    case Refusal.Flood(Duration wait, String why) -> {
                        open.pace().hold(target.chat(), wait);
                        yield new Later(wait, why);
                    }
                    case Refusal.Moved(long to)
                    when to != target.chat() -> {
                        open.moved().moved(target.chat(), to);
                        yield sendOrPlainer(open, open.moved().now(target), part);
                    }
                    case Refusal.Moved _ -> new Undeliverable(refused.description());
                    case Refusal.NoTopic(String why) ->
                        target.topic().isEmpty()
                                ? new Undeliverable(why)
                                : sendOrPlainer(open, new Target(target.chat(), Optional.empty()), part);
                    case Refusal.Unfit(String why) -> {
                        Optional<Part> plainer = part.plainer();
                        yield plainer.isPresent() ? sendOrPlainer(open, target, plainer.get()) : new Undeliverable(why);
                    }
                    case Refusal.NotNow(String why, Arrival arrival) -> new TryAgain(SOON, why, arrival);
                    case Refusal.Never(String why) -> new Undeliverable(why);
                };
        };
    }
}
