package dev.dray.node.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code output.log} in a workspace: everything a task printed, each run under a heading, up to a limit beyond
 * which it says so. A disk that is full ends the log, not the task. Safe for use by several threads.
 */
final class OutputLog implements AutoCloseable {
    static final String NAME = "output.log";

    private static final Logger log = LoggerFactory.getLogger(OutputLog.class);

    private final Path file;
    private final long limit;
    private final OutputStream out;
    private long written;
    private boolean ended;

    OutputLog(Path workspace, String heading, long limit) throws IOException {
        this.file = workspace.resolve(NAME);
        this.limit = limit;
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        write(("--- " + heading + "\n").getBytes(UTF_8));
    }

    synchronized void write(byte[] bytes) {
        if (ended) {
            return;
        }
        try {
            out.write(bytes, 0, (int) Math.min(bytes.length, limit - written));
            written += bytes.length;
            if (written >= limit) {
                ended = true;
                out.write("\n--- cut here: the limit of %d bytes is reached\n"
                        .formatted(limit)
                        .getBytes(UTF_8));
            }
        } catch (IOException e) {
            ended = true;
            log.atWarn().addKeyValue("file", file).setCause(e).log("The output of a task is no longer kept");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        ended = true;
        out.close();
    }
}
