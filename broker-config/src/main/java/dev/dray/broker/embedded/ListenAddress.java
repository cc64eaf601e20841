package dev.dray.broker.embedded;

import dev.dray.broker.BrokerException;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.net.ServerSocket;

/** Tries whether an address can be listened on, before Kafka does, whose answer would be a stack trace. */
final class ListenAddress {
    private ListenAddress() {}

    /**
     * The address with a port that was free just now: its own, or any where it asks for port 0.
     *
     * @throws BrokerException where nobody can listen there now
     */
    static HostPort free(HostPort wanted) {
        try {
            return wanted.withPort(listenOn(wanted));
        } catch (IOException e) {
            throw new BrokerException(
                    "broker.embedded.listen: cannot listen on %s: %s".formatted(wanted, explain(wanted, e)), e);
        }
    }

    /** Whether one can listen there now. */
    static boolean isFree(HostPort address) {
        try {
            listenOn(address);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int listenOn(HostPort address) throws IOException {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(address.toSocketAddress());
            return trial.getLocalPort();
        }
    }

    private static String explain(HostPort wanted, IOException e) {
        String said = e.getMessage() == null ? e.toString() : e.getMessage();
        return said.contains("in use")
                ? "another program does; stop it (lsof -i :%d shows it), or choose another port in dray.yaml"
                        .formatted(wanted.port())
                : said + "; name an address of this machine in dray.yaml, such as 127.0.0.1:4811";
    }
}
