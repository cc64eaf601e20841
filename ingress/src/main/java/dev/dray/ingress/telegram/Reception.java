package dev.dray.ingress.telegram;

import dev.dray.ingress.pairing.PairingAttempt.Place;
import dev.dray.ingress.pairing.PairingOutcome;
import dev.dray.ingress.pairing.Pairings;
import dev.dray.schema.Message;
import dev.dray.schema.Sender;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is done about an update before it is recorded and after. Before: a pairing is decided and its code struck out, who
 * was paired is vouched for, and files are fetched. After: the button that was pressed stops turning, and who tried to pair
 * is told. Handed over again, an update is received the same way.
 */
final class Reception {
    private final UpdateMessage messages;
    private final Pairings pairings;
    private final FetchFiles files;
    private final BestEffort telegram;
    private final Predicate<String> known;
    private final InstantSource clock;

    /** @param known whether files of a sender are worth keeping, who was not paired */
    Reception(
            UpdateMessage messages,
            Pairings pairings,
            FetchFiles files,
            BestEffort telegram,
            Predicate<String> known,
            InstantSource clock) {
        this.messages = messages;
        this.pairings = pairings;
        this.files = files;
        this.telegram = telegram;
        this.known = known;
        this.clock = clock;
    }

    /**
     * The message to record.
     *
     * @throws NotFetchedException where a file of it cannot be fetched now
     */
    Message message(Update update) throws InterruptedException {
        Optional<PairingTry> pairing = PairingTry.in(update);
        if (pairing.isPresent()) {
            return pairing(pairing.get());
        }
        Message message = messages.of(update, pairings::role, clock.instant());
        if (message.getAttachments().isEmpty()
                || (message.getRole().isEmpty()
                        && !known.test(message.getSender().getId()))) {
            return message;
        }
        return Message.newBuilder(message)
                .setAttachments(files.fetched(message.getId(), message.getAttachments()))
                .build();
    }

    /** The attempt is decided before it is recorded: after a crash in between it gets the same answer. */
    private Message pairing(PairingTry pairing) {
        Sender sender = UpdateMessage.sender(pairing.struck().content());
        pairings.attempt(pairing.attempt(
                messages.id(pairing.struck()), sender.getId(), sender.getName().orElse("")));
        return Message.newBuilder(messages.of(pairing.struck(), pairings::role, clock.instant()))
                .setKind(PairingTry.KIND)
                .setAddressed(false)
                .build();
    }

    /** What is due once an update is recorded. */
    void recorded(Update update) {
        if (update.kind().equals("callback_query")
                && update.content().path("id").isTextual()) {
            telegram.answerPress(update.content().path("id").asText());
        }
        PairingTry.in(update)
                .filter(_ -> update.content().path("chat").path("id").isIntegralNumber())
                .ifPresent(pairing -> pairings.outcome(messages.id(update))
                        .flatMap(outcome -> answer(outcome, pairing.place()))
                        .ifPresent(answer -> telegram.say(
                                update.content().path("chat").path("id").asLong(), answer)));
    }

    private static Optional<String> answer(PairingOutcome outcome, Place place) {
        return switch (outcome) {
            case OWNER -> Optional.of("You are an owner now. /help says what I can do.");
            case GUEST -> Optional.of("You are a guest now. /help says what I can do for you.");
            case WRONG ->
                switch (place) {
                    case ALONE ->
                        Optional.of("There is no such code, or none any more. On the gateway, dray pair makes one.");
                    case OTHERS -> Optional.empty();
                };
            case BURNT ->
                Optional.of(
                        "Others may have read this code, so it is worth nothing now. Make another with dray pair, and send it to me alone.");
            case IGNORED -> Optional.empty();
        };
    }
}
