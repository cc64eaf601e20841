package dev.dray.runtime.life;

/**
 * Something that runs between a start and a stop. The owner starts it once, and closes it once it is done with it, in
 * any state: never started, half started by a {@code start} that threw, running or closed already.
 *
 * <p>There are two stops. The soft one is {@link #close}: take nothing new and finish what runs, up to a limit of the
 * service's own. The hard one is {@link #cut}.
 */
public interface Service extends AutoCloseable {

    /** Starts, and returns when the service is ready. Not called again, neither after a failure nor after a close. */
    void start();

    /** Stops softly and frees everything; returns when that is done. Further calls do nothing. */
    @Override
    void close();

    /**
     * Makes a {@link #close} that is under way return soon, by cutting what it waits for. Called from another thread,
     * possibly more than once; what is cut must be recoverable as after a crash. Does nothing unless overridden.
     */
    default void cut() {}
}
