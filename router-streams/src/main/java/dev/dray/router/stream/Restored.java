package dev.dray.router.stream;

import com.codahale.metrics.Counter;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Counts what was read back into the stores. Safe for use by several threads. */
public final class Restored implements StateRestoreListener, LongSupplier {
    private final Counter records;

    public Restored(Counter records) {
        this.records = records;
    }

    /** How many records, of all stores together. */
    @Override
    public long getAsLong() {
        return records.getCount();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long first, long end) {
        // What is to be read has not been read.
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long last, long count) {
        records.inc(count);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        // Counted batch by batch.
    }
}
