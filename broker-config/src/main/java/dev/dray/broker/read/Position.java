package dev.dray.broker.read;

import java.time.Instant;

/**
 * A place in each partition of a topic. Offsets may have gaps, where a transaction ended or compaction took records
 * away, so a distance in offsets is at most that many records.
 */
public sealed interface Position {
    /** The first record there is. */
    record Beginning() implements Position {}

    /**
     * Behind the last record that readers may see now. What a transaction has just committed is not among them until
     * the broker has marked its partitions, which takes some milliseconds more.
     */
    record End() implements Position {}

    /** An offset, in every partition alike. */
    record Offset(long offset) implements Position {}

    /** That many offsets behind the first record. */
    record AfterBeginning(long offsets) implements Position {}

    /** That many offsets before the end. */
    record BeforeEnd(long offsets) implements Position {}

    /** The first record that is not older. */
    record At(Instant instant) implements Position {}
}
