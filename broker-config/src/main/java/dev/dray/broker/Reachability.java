package dev.dray.broker;

import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says of each address whether something listens there, which a Kafka client that got no answer does not tell. */
final class Reachability {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Reachability() {}

    /** The findings as the end of a sentence, with the remedy. */
    static String of(String bootstrap) {
        return Arrays.stream(bootstrap.split(",", -1))
                .map(address -> HostPort.parse(address.strip()))
                .map(Reachability::finding)
                .collect(Collectors.joining("; ", " (", "); check broker.bootstrap in dray.yaml"));
    }

    private static String finding(HostPort address) {
        InetSocketAddress socketAddress = address.toSocketAddress();
        if (socketAddress.isUnresolved()) {
            return "no host is called " + address.host();
        }
        try (Socket socket = new Socket()) {
            socket.connect(socketAddress, (int) PATIENCE.toMillis());
            return "something listens on " + address + ", so see whether it wants TLS or a user";
        } catch (IOException e) {
            return "nothing answers on " + address + ": " + e.getMessage();
        }
    }
}
