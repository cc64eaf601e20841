package dev.dray.ingress.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** A line on loopback to a port that may change, which can be cut. */
final class Relay implements AutoCloseable {
    private final IntSupplier target;
    private final ServerSocket listening;
    private final List<Socket> lines = new CopyOnWriteArrayList<>();

    Relay(IntSupplier target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    int lines() {
        return (int) lines.stream().filter(line -> !line.isClosed()).count() / 2;
    }

    /** Ends all lines there are; new ones go through. */
    void cut() {
        lines.forEach(Relay::end);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                lines.add(near);
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
                lines.add(far);
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            } catch (IOException _) {
                // Closed, or the server is not there: who connects next sees.
                lines.stream()
                        .filter(line -> lines.size() % 2 == 1)
                        .reduce((_, last) -> last)
                        .ifPresent(last -> {
                            end(last);
                            lines.remove(last);
                        });
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            // Cut.
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket line) {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
