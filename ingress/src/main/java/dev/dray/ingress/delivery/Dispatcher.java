package dev.dray.ingress.delivery;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.Later;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SetAside;
import dev.dray.runtime.DrayException;
import dev.dray.runtime.time.Timer;
import dev.dray.schema.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the replies of one conversation after the other: the oldest, until it is delivered or given up, then the
 * next; a notice that waits for a later hour holds back nothing. What fails is tried again after a while, until it is too old.
 */
final class Dispatcher {
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final ReplyLedger ledger;
    private final Map<String, Delivery> deliveries;
    private final Recorder recorder;
    private final Duration giveUpAfter;
    private final InstantSource clock;
    private final Timer timer;
    private final OneAtATime turns = new OneAtATime(this::deliverAll);

    /** @param giveUpAfter how old a reply is that is not tried again once it failed */
    Dispatcher(
            ReplyLedger ledger,
            Map<String, Delivery> deliveries,
            Recorder recorder,
            Duration giveUpAfter,
            InstantSource clock,
            Timer timer) {
        this.ledger = ledger;
        this.deliveries = Map.copyOf(deliveries);
        this.recorder = recorder;
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
        this.timer = timer;
    }

    /** Delivers what a conversation has, on a thread of the conversation's own. */
    void wake(String conversation) {
        turns.run(conversation);
    }

    /** What waits to be delivered, by channel. */
    Map<String, Unsent> unsent() {
        return ledger.unsent();
    }

    /** Begins nothing new, and waits for what is being sent. */
    void stop(Duration patience) {
        turns.stop(patience);
    }

    private void deliverAll(String conversation) {
        try {
            for (Optional<OpenReply> next = ledger.next(conversation, clock.instant());
                    next.isPresent() && !turns.stopped();
                    next = ledger.next(conversation, clock.instant())) {
                Duration wait = Duration.between(clock.instant(), next.get().due());
                if (wait.isPositive()) {
                    timer.after(wait, () -> wake(conversation));
                    return;
                }
                deliver(next.get());
            }
        } catch (RuntimeException e) {
            // Above all a ledger or an outbox that cannot be written: the conversation must not stop for ever.
            log.atWarn()
                    .addKeyValue("conversation", conversation)
                    .setCause(e instanceof DrayException ? null : e)
                    .addKeyValue("why", e.getMessage())
                    .log("A delivery could not be noted down");
            timer.after(BACKOFF.longest(), () -> wake(conversation));
        }
    }

    private void deliver(OpenReply open) {
        String channel = open.reply().getConversation().split("/", 2)[0];
        Delivery delivery = deliveries.get(channel);
        if (delivery == null) {
            // It was configured when the reply was stored.
            giveUp(open, List.of(open.reply()), "the channel %s is not configured any more".formatted(channel));
            return;
        }
        List<Reply> together = ledger.together(open, clock.instant());
        ledger.sending(open);
        LedgerSending sending = new LedgerSending(ledger, open);
        switch (attempt(delivery, Digest.of(together), sending)) {
            case Delivered _ -> ledger.delivered(open);
            case Undeliverable(String why) -> giveUp(open, together, why);
            case Later(Duration after, String why) ->
                ledger.postponed(
                        open, why, sending.isUncertain(), clock.instant().plus(after));
            case TryAgain again -> tryAgain(open, together, again, sending);
        }
    }

    private DeliveryOutcome attempt(Delivery delivery, Reply reply, LedgerSending sending) {
        try {
            return delivery.deliver(reply, sending);
        } catch (RuntimeException e) {
            // Whatever a channel does, its replies stay in order and are tried again.
            return new TryAgain(BACKOFF.first(), e.toString(), Arrival.PERHAPS);
        }
    }

    private void tryAgain(OpenReply open, List<Reply> together, TryAgain again, LedgerSending sending) {
        Instant now = clock.instant();
        if (now.isAfter(open.takenAt().plus(giveUpAfter))) {
            giveUp(open, together, "not delivered in %d hours: %s".formatted(giveUpAfter.toHours(), again.why()));
            return;
        }
        Duration backoff = BACKOFF.after(open.attempts() + 1);
        Duration wait = again.after().compareTo(backoff) > 0 ? again.after() : backoff;
        // That this attempt did not arrive says nothing of one before it.
        boolean mayHaveArrived = again.arrival() == Arrival.PERHAPS || sending.isUncertain();
        ledger.failed(open, again.why(), mayHaveArrived, now.plus(wait));
    }

    /** The dead letter first: were the ledger first, a crash between them would leave neither. */
    private void giveUp(OpenReply open, List<Reply> together, String why) {
        recorder.setAside(together.stream()
                .map(each -> SetAside.undeliverable(each, why, clock.instant()))
                .toList());
        ledger.undeliverable(open, why);
        log.atWarn()
                .addKeyValue("conversation", open.reply().getConversation())
                .addKeyValue("reply", open.reply().getId())
                .addKeyValue("why", why)
                .log("A reply is undeliverable and became a dead letter");
    }
}
