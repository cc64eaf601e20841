package dev.dray.node.task;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a process prints: read at once from both its streams so that it never waits for us, freed of secrets, kept in the
 * log, and cut into lines of which the last ones are remembered. Needs a few hundred kilobytes, whatever is printed.
 */
final class Output {
    private static final int CHUNK = 16 * 1024;
    private static final int REMEMBERED_ERRORS = 2_000;

    private final LastLines result;
    private final LastLines errors = new LastLines(REMEMBERED_ERRORS);
    private final ProgressLine progress = new ProgressLine();
    private final List<Thread> readers;

    Output(Process process, OutputLog log, Collection<String> secrets, int resultLimit) {
        this.result = new LastLines(resultLimit);
        this.readers = List.of(
                read("out", process.getInputStream(), log, new Scrubber(secrets), result::add),
                read("err", process.getErrorStream(), log, new Scrubber(secrets), errors::add));
    }

    ProgressLine progress() {
        return progress;
    }

    /** The last lines of the standard output. */
    String result() {
        return result.text();
    }

    /** The last line of the standard error, else of the standard output, else nothing. */
    String lastWords() {
        String error = errors.last();
        return error.isEmpty() ? result.last() : error;
    }

    /** Waits until all was read, or a process that nobody could end still holds the stream after the patience. */
    void awaitEnd(Duration patience) throws InterruptedException {
        for (Thread reader : readers) {
            reader.join(patience);
        }
    }

    /** On a platform thread: reading a pipe would hold a carrier of virtual ones. */
    private Thread read(String name, InputStream in, OutputLog log, Scrubber scrubber, Consumer<String> remember) {
        OutputLines lines = new OutputLines(line -> {
            remember.accept(line);
            progress.set(line);
        });
        return Thread.ofPlatform().daemon().name("task-" + name).start(() -> {
            byte[] chunk = new byte[CHUNK];
            try (in) {
                for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                    pass(scrubber.pass(chunk, length), log, lines);
                }
            } catch (IOException _) {
                // The stream was closed under us; what came until then counts.
            }
            pass(scrubber.rest(), log, lines);
            lines.finish();
        });
    }

    private static void pass(byte[] clean, OutputLog log, OutputLines lines) {
        log.write(clean);
        lines.accept(clean);
    }
}
