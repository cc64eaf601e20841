package dev.dray.bench.email;

import dev.dray.runtime.value.HostPort;

/** A mail server that somebody else started; it is not started again. */
record GivenHost(HostPort imap, String user, String password) implements MailHost {
    @Override
    public void restart() {
        // It is not ours.
    }

    @Override
    public void close() {
        // It is not ours.
    }
}
