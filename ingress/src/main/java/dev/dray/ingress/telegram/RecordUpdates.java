package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SetAside;
import dev.dray.ingress.channel.TooLargeException;
import dev.dray.ingress.telegram.Update.UnreadableException;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records updates in their order, each as a message or, where it is none, as a dead letter; up to the first that has to
 * wait for a file. Used by one thread at a time.
 */
final class RecordUpdates {
    private static final String JSON = "application/json";

    private final Reception reception;
    private final FetchFiles files;
    private final Recorder recorder;
    private final InstantSource clock;

    RecordUpdates(Reception reception, FetchFiles files, Recorder recorder, InstantSource clock) {
        this.reception = reception;
        this.files = files;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * What was recorded.
     *
     * @param next the number after the highest of them; 0 where none has one
     * @param setAside the ids of the dead letters among them
     * @param waiting why the rest was not
     */
    record Taken(long next, Set<String> setAside, Optional<NotFetchedException> waiting) {}

    /**
     * Records updates; returns when those it tells of are on disk.
     *
     * @param before ids of dead letters that are recorded already
     * @throws dev.dray.ingress.channel.IngressException where they could not be recorded; none may be considered so
     */
    Taken record(List<byte[]> updates, Set<String> before) throws InterruptedException {
        List<Update> read = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        List<DeadLetter> letters = new ArrayList<>();
        Optional<NotFetchedException> waiting = Optional.empty();
        long next = 0;
        for (byte[] raw : updates) {
            try {
                Update update = Update.parse(raw);
                messages.add(reception.message(update));
                read.add(update);
                next = Math.max(next, update.id() + 1);
            } catch (UnreadableException e) {
                letters.add(SetAside.undecodable(TelegramSource.CHANNEL, raw, JSON, e.why(), clock.instant()));
                next = Math.max(next, Update.idWrittenIn(raw).orElse(-1) + 1);
            } catch (NotFetchedException e) {
                // Were a later one before it, acknowledging that would acknowledge this.
                next = Math.min(next, Update.idWrittenIn(raw).orElse(0));
                waiting = Optional.of(e);
                break;
            }
        }
        Set<String> setAside = letters.stream().map(DeadLetter::getId).collect(Collectors.toSet());
        letters.removeIf(letter -> before.contains(letter.getId()));
        recordAll(messages, letters);
        if (waiting.isEmpty()) {
            files.recorded();
        }
        read.forEach(reception::recorded);
        return new Taken(next, setAside, waiting);
    }

    private void recordAll(List<Message> messages, List<DeadLetter> letters) {
        try {
            recorder.record(messages);
        } catch (TooLargeException _) {
            messages.forEach(message -> recordOne(message, letters));
        }
        recorder.setAside(letters);
    }

    private void recordOne(Message message, List<DeadLetter> letters) {
        try {
            recorder.record(message);
        } catch (TooLargeException e) {
            letters.add(SetAside.oversized(message, String.valueOf(e.getMessage()), clock.instant()));
        }
    }
}
