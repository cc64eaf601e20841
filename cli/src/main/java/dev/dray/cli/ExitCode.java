package dev.dray.cli;

/** How a command ended, for scripts. The numbers are part of the interface and do not change. */
public enum ExitCode {
    /** It did what was asked. */
    DONE(0),
    /**
     * It ran, and the answer is a failure: the job failed, a check of the demo failed, a dead letter stays as it is, a
     * channel is in trouble.
     */
    FAILED(1),
    /** The command line was wrong. */
    USAGE(2),
    /** What was asked for does not exist. */
    NOT_FOUND(3),
    /** Something needed does not answer: the gateway, the broker. */
    UNREACHABLE(4),
    /** The configuration is wrong. */
    CONFIGURATION(5),
    /** It cannot start: another instance holds the home, a port is taken, the disk is not writable. */
    CANNOT_START(6),
    /** A mistake in Dray. */
    BUG(70),
    /** Who read the answer went away before it was whole; the number is the one a shell gives for SIGPIPE. */
    OUTPUT_CLOSED(141);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
