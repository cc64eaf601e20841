package dev.dray.cli.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line on loopback to a gateway's HTTP channel, which breaks as the test wants it. */
final class FileLine implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile long bytesEach = Long.MAX_VALUE;
    private volatile Mood mood = Mood.OPEN;

    /** How the line is. */
    enum Mood {
        OPEN,
        /** Nobody gets through. */
        CLOSED,
        /** A piece of a file gets there, and the answer to it is lost. */
        LOSES_ANSWERS
    }

    private record Connection(AtomicLong carried, AtomicBoolean carriesFile) {}

    FileLine(int target) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    void be(Mood next) {
        mood = next;
    }

    /** Cuts the next so many connections that carry more than so many bytes, both ways together. */
    void cutAfter(long bytes, int times) {
        cuts.set(0);
        bytesEach = bytes;
        cutsLeft.set(times);
    }

    /** How often it was cut since then. */
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
                if (mood == Mood.CLOSED) {
                    near.close();
                } else {
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                    Connection connection = new Connection(new AtomicLong(), new AtomicBoolean());
                    Thread.ofVirtual().start(() -> carry(near, far, connection, true));
                    Thread.ofVirtual().start(() -> carry(far, near, connection, false));
                }
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void carry(Socket from, Socket to, Connection connection, boolean there) {
        byte[] piece = new byte[8 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0 && mood != Mood.CLOSED; read = in.read(piece)) {
                if (there && new String(piece, 0, read, StandardCharsets.ISO_8859_1).contains("PATCH /uploads")) {
                    connection.carriesFile().set(true);
                } else if (!there
                        && mood == Mood.LOSES_ANSWERS
                        && connection.carriesFile().get()) {
                    continue;
                }
                if (cuts(connection, read)) {
                    out.write(piece, 0, read / 2);
                    return;
                }
                out.write(piece, 0, read);
            }
        } catch (IOException _) {
            // The other way was cut.
        }
    }

    private boolean cuts(Connection connection, int read) {
        long all = connection.carried().addAndGet(read);
        boolean cut = all > bytesEach && cutsLeft.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        cuts.addAndGet(cut ? 1 : 0);
        return cut;
    }
}
