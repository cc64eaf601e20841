package dev.dray.cli;

import dev.dray.runtime.DrayException;

/** An expected failure of a command: one line for the person, one number for the script. */
public final class CliException extends DrayException {
    private static final long serialVersionUID = 1;

    private final ExitCode code;

    public CliException(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    public CliException(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
