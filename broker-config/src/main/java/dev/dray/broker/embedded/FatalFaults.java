package dev.dray.broker.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.apache.kafka.common.utils.Exit;

/**
 * What happens when Kafka meets a fault it cannot live with, above all a disk that takes no more writes. Kafka would
 * end this process without a word. While the broker starts, the fault becomes the reason why it did not; later it
 * still ends the process, because a broker that cannot write must not pretend, but says so in one line first. What was
 * acknowledged is on disk, and the supervisor starts the process again.
 *
 * <p>Kafka has one such hook in a process: where tests run several brokers, the one started last speaks.
 */
final class FatalFaults {
    private static final long ALMOST_FULL = 64L * 1024 * 1024;

    private final Path directory;
    private final PrintStream complaints;
    private final IntConsumer end;
    private final CompletableFuture<Object> whileStarting = new CompletableFuture<>();
    private volatile boolean started;

    /** @param end ends the process at once with that code; not meant to return */
    FatalFaults(Path directory, PrintStream complaints, IntConsumer end) {
        this.directory = directory;
        this.complaints = complaints;
        this.end = end;
    }

    /** From now on Kafka's faults come here. */
    void listen() {
        Exit.setExitProcedure((status, _) -> meet(status));
        Exit.setHaltProcedure((status, _) -> meet(status));
    }

    /** Fails when a fault is met before {@link #started()}; never completes otherwise. */
    CompletableFuture<Object> whileStarting() {
        return whileStarting;
    }

    /** From now on a fault ends the process. */
    void started() {
        started = true;
    }

    private void meet(int status) {
        if (started) {
            complaints.println("dray: the embedded broker can no longer work with " + directory + " (" + space()
                    + "), so this process stops; every acknowledged record is kept. Make room or mend the disk,"
                    + " then start again; the log says more.");
            complaints.flush();
            end.accept(status == 0 ? 1 : status);
        }
        IllegalStateException fault = new IllegalStateException("it met a fatal fault (" + space() + ")");
        whileStarting.completeExceptionally(fault);
        // Kafka does not expect to get back from here.
        throw fault;
    }

    private String space() {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            return (free < ALMOST_FULL ? "the disk is full: " : "") + (free >> 20) + " MiB free";
        } catch (IOException e) {
            return "it cannot be read: " + e;
        }
    }
}
