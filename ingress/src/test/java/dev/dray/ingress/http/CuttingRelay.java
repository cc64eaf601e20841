package dev.dray.ingress.http;

import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line on loopback that breaks after so many bytes, the first so many times. */
final class CuttingRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final HostPort target;
    private final long bytesEach;
    private final int most;
    private final AtomicInteger cuts = new AtomicInteger();

    /**
     * A line to a server.
     *
     * @param bytesEach how many a connection carries, both ways together, before it is cut
     * @param most how many connections are cut
     */
    CuttingRelay(HostPort target, long bytesEach, int most) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.bytesEach = bytesEach;
        this.most = most;
        Thread.ofVirtual().start(this::accept);
    }

    HostPort address() {
        return new HostPort("127.0.0.1", listening.getLocalPort());
    }

    int cuts() {
        return cuts.get();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target.port());
                AtomicLong carried = new AtomicLong();
                Thread.ofVirtual().start(() -> carry(near, far, carried));
                Thread.ofVirtual().start(() -> carry(far, near, carried));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void carry(Socket from, Socket to, AtomicLong carried) {
        byte[] piece = new byte[8 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                long all = carried.addAndGet(read);
                if (all > bytesEach
                        && all - read <= bytesEach
                        && cuts.getAndUpdate(n -> Math.min(n + 1, most)) < most) {
                    out.write(piece, 0, (int) (bytesEach - (all - read)));
                    return;
                }
                out.write(piece, 0, read);
            }
        } catch (IOException _) {
            // The other way was cut.
        }
    }
}
