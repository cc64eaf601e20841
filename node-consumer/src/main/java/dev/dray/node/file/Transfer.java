package dev.dray.node.file;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries files to and from the gateway, in pieces: larger ones while all goes well, smaller ones after a broken line, so
 * that a bad line gets on too. What came before a break need not come again. Safe for use by several threads.
 */
public final class Transfer implements AutoCloseable {
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final int SMALLEST = 32 * 1024;
    private static final int LARGEST = 4 * 1024 * 1024;

    private final GatewayFiles gateway;
    private final Patience patience;
    private final AtomicInteger piece = new AtomicInteger(LARGEST);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Transfers to and from that gateway, closed by {@link #close} also while they go on. */
    public Transfer(GatewayReach reach, Patience patience) {
        this.gateway = new GatewayFiles(reach, BOUND);
        this.patience = patience;
    }

    @FunctionalInterface
    private interface Request<T> {
        T send() throws InterruptedException;
    }

    /**
     * Fetches a file, unless it is there already; it then is there whole, with exactly the bytes its id says.
     *
     * @throws RefusedException where the gateway does not have it
     * @throws AwayException where the patience is over; what has come stays, for the next time
     * @throws IOException where the disk does not take it
     */
    public void fetch(FileId id, Path file) throws IOException, InterruptedException {
        if (Files.isRegularFile(file) && FileId.of(file).equals(id)) {
            return;
        }
        Path coming = file.resolveSibling("." + id.hex() + ".part");
        long size = patiently(() -> gateway.size(id));
        try (FileChannel out = FileChannel.open(coming, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long at = Math.min(out.size(), size); at < size; at = out.size()) {
                append(out, at, nextPiece(id, at));
            }
            out.force(true);
        }
        if (!FileId.of(coming).equals(id)) {
            Files.delete(coming);
            throw new AwayException("what came of %s was damaged on its way".formatted(id));
        }
        Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Brings a file to the gateway, unless it is there already; it then is there whole, and on disk.
     *
     * @throws RefusedException where the gateway will never take it
     * @throws AwayException where the patience is over; what has arrived stays, for the next time
     * @throws IOException where the file cannot be read
     */
    public void push(FileId id, Path file) throws IOException, InterruptedException {
        long length = Files.size(file);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long at = patiently(() -> gateway.begin(id, length)); at < length; ) {
                at = bring(id, length, in, at);
            }
        }
    }

    /** Whether the gateway has a file. */
    boolean has(FileId id) throws InterruptedException {
        try {
            return patiently(() -> gateway.size(id)) >= 0;
        } catch (RefusedException _) {
            return false;
        }
    }

    /** Ends what goes on, as if the patience were over. */
    @Override
    public void close() {
        closed.countDown();
        gateway.close();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    private byte[] nextPiece(FileId id, long at) throws InterruptedException {
        return patiently(() -> gateway.piece(id, at, piece.get()));
    }

    private long bring(FileId id, long length, FileChannel in, long at) throws IOException, InterruptedException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(LARGEST, length - at));
        while (bytes.hasRemaining() && in.read(bytes, at + bytes.position()) >= 0) {
            // A read may bring less than there is room for.
        }
        return patiently(() -> {
            byte[] some = new byte[Math.min(piece.get(), bytes.position())];
            bytes.get(0, some);
            return gateway.append(id, length, at, some);
        });
    }

    private static void append(FileChannel out, long at, byte[] bytes) throws IOException {
        out.position(at);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
    }

    private <T> T patiently(Request<T> request) throws InterruptedException {
        for (int failed = 0; ; ) {
            try {
                T answer = request.send();
                piece.updateAndGet(size -> Math.min(LARGEST, size * 2));
                return answer;
            } catch (AwayException e) {
                failed++;
                piece.updateAndGet(size -> Math.max(SMALLEST, size / 4));
                if (failed > patience.failures()
                        || closed.await(patience.after(failed).toNanos(), NANOSECONDS)) {
                    throw e;
                }
            }
        }
    }
}
