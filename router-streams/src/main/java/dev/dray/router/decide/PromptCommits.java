package dev.dray.router.decide;

/**
 * Says whether to commit right after a record somebody waits for, instead of when the interval is over. While little
 * happens, each is committed at once, so that a thread may wait for records for long without making anybody wait; under
 * load the interval alone decides, since a commit costs as much as hundreds of records. For all threads of one stream.
 */
public final class PromptCommits {
    /** Records in one window up to which little happens. */
    private static final int LITTLE = 20;

    private static final long WINDOW_MILLIS = 100;

    private long window;
    private int before;
    private int records;

    /** Whether to commit after the awaited record that was just dealt with. */
    public synchronized boolean now(long millis) {
        long current = millis / WINDOW_MILLIS;
        if (current != window) {
            before = current == window + 1 ? records : 0;
            records = 0;
            window = current;
        }
        records++;
        return before <= LITTLE && records <= LITTLE;
    }
}
