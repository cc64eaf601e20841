package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SetAside;
import dev.dray.ingress.channel.TooLargeException;
import dev.dray.ingress.telegram.RawJson.CutException;
import dev.dray.ingress.telegram.Update.UnreadableException;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Records what one poll brought, and keeps the offset that acknowledges it. Used by one thread. */
final class UpdateBatch {
    private static final String JSON = "application/json";

    private final long bot;
    private final Recorder recorder;
    private final InstantSource clock;
    /** What cannot be acknowledged, as it has no number, comes again until something later is. */
    private final Set<String> setAside = new HashSet<>();

    private long offset;

    UpdateBatch(long bot, Recorder recorder, InstantSource clock) {
        this.bot = bot;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** The lowest number still wanted; 0 where Telegram is to begin with the oldest it has. */
    long offset() {
        return offset;
    }

    /**
     * Records every update of a batch, each as a message or, where it is none, as a dead letter, and moves the offset on.
     *
     * @return whether the offset moved, or there was nothing to record: otherwise the same would come again at once
     * @throws IngressException where they could not be recorded; the offset stays
     */
    boolean record(byte[] result) {
        Instant now = clock.instant();
        List<Message> messages = new ArrayList<>();
        List<DeadLetter> letters = new ArrayList<>();
        long next = offset;
        List<byte[]> updates = elements(result);
        for (byte[] raw : updates) {
            try {
                Update update = Update.parse(raw);
                messages.add(UpdateMessage.of(update, bot, now));
                next = Math.max(next, update.id() + 1);
            } catch (UnreadableException e) {
                DeadLetter letter = SetAside.undecodable(TelegramSource.CHANNEL, raw, JSON, e.why(), now);
                if (!setAside.contains(letter.getId())) {
                    letters.add(letter);
                }
                next = Math.max(next, Update.idWrittenIn(raw).orElse(-1) + 1);
            }
        }
        recordAll(messages, letters);
        boolean moved = next > offset;
        if (moved) {
            setAside.clear();
        }
        letters.forEach(letter -> setAside.add(letter.getId()));
        offset = next;
        return moved || updates.isEmpty();
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

    private static List<byte[]> elements(byte[] result) {
        try {
            return RawJson.elements(result);
        } catch (CutException e) {
            throw new IngressException("Telegram's answer holds no list of updates: " + e.getMessage(), e);
        }
    }
}
