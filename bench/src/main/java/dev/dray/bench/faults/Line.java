package dev.dray.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * One role's line to the broker: a TCP relay that can fall silent, as when a cable is pulled, or break and refuse, as when
 * a firewall does. While it is silent nothing is lost, it only waits; each end finds out by its own timeouts. Safe for use
 * by several threads.
 */
final class Line implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final int BACKLOG = 200;

    private final InetSocketAddress to;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private volatile boolean refusing;

    private Line(ServerSocket listening, InetSocketAddress to) {
        this.listening = listening;
        this.to = to;
    }

    /** Listens at once; connects to the other end with each connection it takes. */
    static Line between(InetSocketAddress from, InetSocketAddress to) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(from, BACKLOG);
        Line line = new Line(listening, to);
        Thread.ofVirtual().name("line").start(line::accept);
        return line;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    void fallSilent() {
        silence = new CountDownLatch(1);
    }

    void refuse() {
        refusing = true;
        open.forEach(Line::close);
    }

    void restore() {
        refusing = false;
        silence.countDown();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        restore();
        open.forEach(Line::close);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                if (refusing) {
                    close(near);
                } else {
                    Thread.ofVirtual().start(() -> connect(near));
                }
            } catch (IOException _) {
                // Closed, or a caller who was gone at once.
            }
        }
    }

    private void connect(Socket near) {
        open.add(near);
        Socket far = new Socket();
        open.add(far);
        try {
            silence.await();
            far.connect(to);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(far, near));
            pump(near, far);
        } catch (IOException _) {
            end(near, far);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket into) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                silence.await();
                out.write(chunk, 0, length);
            }
            silence.await();
        } catch (IOException _) {
            // One end is gone, of which the other is told now.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end(from, into);
    }

    private void end(Socket one, Socket other) {
        close(one);
        close(other);
        open.remove(one);
        open.remove(other);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no more use either way.
        }
    }
}
