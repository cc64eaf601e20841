package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.telegram.RawJson.CutException;
import dev.dray.ingress.telegram.RecordUpdates.Taken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Records what one poll brought, and keeps the offset that acknowledges it. Used by one thread. */
final class UpdateBatch {
    private final RecordUpdates updates;
    /** What cannot be acknowledged, as it has no number, comes again until something later is. */
    private final Set<String> setAside = new HashSet<>();

    private long offset;

    UpdateBatch(RecordUpdates updates) {
        this.updates = updates;
    }

    /** The lowest number still wanted; 0 where Telegram is to begin with the oldest it has. */
    long offset() {
        return offset;
    }

    /**
     * Records every update of a batch, and moves the offset on.
     *
     * @return whether the offset moved, or there was nothing to record: otherwise the same would come again at once
     * @throws IngressException where they could not be recorded; the offset stays before what was not
     */
    boolean record(byte[] result) throws InterruptedException {
        List<byte[]> batch = elements(result);
        Taken taken = updates.record(batch, setAside);
        boolean moved = taken.next() > offset;
        if (moved) {
            setAside.clear();
        }
        setAside.addAll(taken.setAside());
        offset = Math.max(offset, taken.next());
        if (taken.waiting().isPresent()) {
            throw taken.waiting().get();
        }
        return moved || batch.isEmpty();
    }

    private static List<byte[]> elements(byte[] result) {
        try {
            return RawJson.elements(result);
        } catch (CutException e) {
            throw new IngressException("Telegram's answer holds no list of updates: " + e.getMessage(), e);
        }
    }
}
