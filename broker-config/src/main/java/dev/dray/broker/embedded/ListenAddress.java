package dev.dray.broker.embedded;

import dev.dray.broker.BrokerException;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;

/** Tries whether an address can be listened on, before Kafka does, whose answer would be a stack trace. */
final class ListenAddress {
    private ListenAddress() {}

    /**
     * The address with a port that was free just now: its own, or any where it asks for port 0.
     *
     * @throws BrokerException where nobody can listen there now
     */
    static HostPort free(HostPort wanted) {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(wanted.toSocketAddress());
            return wanted.withPort(trial.getLocalPort());
        } catch (IOException e) {
            throw new BrokerException(
                    "broker.embedded.listen: cannot listen on %s: %s%s; stop that program, or choose another address in dray.yaml"
                            .formatted(
                                    wanted, Optional.ofNullable(e.getMessage()).orElseGet(e::toString), hint(e)),
                    e);
        }
    }

    private static String hint(IOException e) {
        return String.valueOf(e.getMessage()).contains("in use") ? " by another program" : "";
    }
}
