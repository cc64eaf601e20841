package dev.dray.router.decide;

/**
 * Says whether to commit right after a record somebody waits for, instead of when the interval is over. While little
 * happens each is committed at once, so that a thread may wait for records for long without making anybody wait.
 *
 * <p>Under load the interval alone decides, since a commit costs as much as hundreds of records. There are two signs of
 * load: many such records lately, and records that had to wait before they were dealt with. The second is the one that
 * counts where commits are slow, since then the first is never seen: a thread that commits after each record deals with
 * few of them. For all threads of one stream.
 */
public final class PromptCommits {
    /** Records in one window up to which little happens. */
    private static final int LITTLE = 10;

    private static final long WINDOW_MILLIS = 100;

    /** A record this old waited for others, or was written by somebody whose clock is slow. */
    private static final long OLD_MILLIS = 100;

    private long window;
    private int before;
    private int records;

    /**
     * Whether to commit after the awaited record that was just dealt with.
     *
     * @param now by our clock, in milliseconds since 1970
     * @param written when the record was, by its writer's
     */
    public synchronized boolean now(long now, long written) {
        long current = now / WINDOW_MILLIS;
        if (current != window) {
            before = current == window + 1 ? records : 0;
            records = 0;
            window = current;
        }
        records++;
        return before <= LITTLE && records <= LITTLE && now - written < OLD_MILLIS;
    }
}
