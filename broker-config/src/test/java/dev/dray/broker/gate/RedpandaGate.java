package dev.dray.broker.gate;

import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A way to a Kafka broker on which it looks like Redpanda: it offers only the requests and versions Redpanda has, and
 * a client that uses others is cut off and remembered.
 */
public final class RedpandaGate implements AutoCloseable {
    private final HostPort kafka;
    private final ApiLimits limits;
    private final ServerSocket listening;
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** @param list the release: {@code apis} of 24.3 and 25.1, or {@code apis_v26_1} */
    public RedpandaGate(HostPort kafka, String list) {
        this.kafka = kafka;
        this.limits = ApiLimits.of(list);
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("gate").start(this::accept);
    }

    /** Where clients connect. */
    public HostPort address() {
        return new HostPort("127.0.0.1", listening.getLocalPort());
    }

    /** Requests that Redpanda would not have understood. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket broker = new Socket(kafka.host(), kafka.port());
                sockets.addAll(List.of(client, broker));
                new GatedConnection(client, broker, address(), limits, violations).start();
            } catch (IOException _) {
                // The gate was closed, or the broker is away: the client sees a broken connection.
            }
        }
    }
}
