package dev.dray.node.lane;

import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * How far one partition has been dealt with while its records are dealt with in any order. What may be committed is the
 * offset of the first record that is not done, or, where all are, how far was read; gaps between offsets, as transactions
 * leave them, do not matter. Safe for use by several threads.
 */
final class OffsetTracker {
    private static final long NOTHING = -1;

    private final TreeSet<Long> open = new TreeSet<>();
    private long read = NOTHING;
    private long committed = NOTHING;

    /** A record was read; offsets come in rising order. */
    synchronized void taken(long offset) {
        open.add(offset);
        read = Math.max(read, offset + 1);
    }

    /** A record was dealt with. Telling it twice changes nothing. */
    synchronized void done(long offset) {
        open.remove(offset);
    }

    /** Reading got as far as before this offset: what lies between the last record and it are no records. */
    synchronized void read(long position) {
        read = Math.max(read, position);
    }

    /** The offset to commit now, which is where to begin next time; empty where that has not changed. */
    synchronized OptionalLong toCommit() {
        long next = open.isEmpty() ? read : open.first();
        return next > committed ? OptionalLong.of(next) : OptionalLong.empty();
    }

    /** That offset is being committed. */
    synchronized void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    /** A commit failed: what may be committed is to be committed again. */
    synchronized void uncommitted() {
        committed = NOTHING;
    }

    /** How many records are not done. */
    synchronized int open() {
        return open.size();
    }
}
