package dev.dray.bench.email;

import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;

/** GreenMail, in this process. */
final class GreenMailHost implements MailHost {
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;
    private ImapServer imap;

    GreenMailHost() {
        server = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP));
        server.start();
        server.setUser("bench@example.org", user(), password());
        imap = server.getImap();
    }

    @Override
    public HostPort imap() {
        return new HostPort(LOOPBACK, imap.getPort());
    }

    @Override
    public String user() {
        return "bench";
    }

    @Override
    public String password() {
        return "bench";
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        int port = imap.getPort();
        imap.stopService();
        imap = new ImapServer(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_IMAP), server.getManagers());
        imap.startService();
        if (!imap.waitTillRunning(ServerSetup.SERVER_STARTUP_TIMEOUT)) {
            throw new IOException("GreenMail does not start again on port " + port);
        }
    }

    @Override
    public void close() {
        imap.stopService();
        server.stop();
    }
}
