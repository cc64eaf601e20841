package dev.dray.cli.view;

import dev.dray.runtime.DrayException;

/** Nobody reads the answer any more, as when {@code head} has seen enough; there is nobody to tell it to either. */
public final class OutputClosedException extends DrayException {
    private static final long serialVersionUID = 1;

    OutputClosedException() {
        super("the output is closed");
    }
}
