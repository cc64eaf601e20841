package dev.dray.bench.email;

import dev.dray.runtime.value.HostPort;
import java.io.IOException;

/** A mail server with one account, spoken to without TLS on loopback. */
interface MailHost extends AutoCloseable {
    HostPort imap();

    String user();

    String password();

    /** Ends it, with all lines, and starts it again on the same port; what it had it has. */
    void restart() throws IOException, InterruptedException;

    @Override
    void close();
}
