package dev.dray.bench.peers;

import dev.dray.bench.faults.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A fresh folder for temporary files and the processes that run in it. Closing it, and the end of this program however it is
 * asked for, ends these processes, the latest first, and deletes the folder. Safe for several threads.
 */
final class Scratch implements AutoCloseable {
    private static final int SECONDS_TO_END = 20;

    private final Path folder;
    private final Deque<Process> processes = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::clean, "clean-scratch");

    private Scratch(Path folder) {
        this.folder = folder;
    }

    static Scratch fresh() throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory("dray-peer-"));
        Runtime.getRuntime().addShutdownHook(scratch.atExit);
        return scratch;
    }

    Path folder() {
        return folder;
    }

    /** Starts a program in the folder; both its outputs are one. */
    synchronized Process start(List<String> words) throws IOException {
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        processes.push(process);
        return process;
    }

    /** Runs a program to its end. @throws IOException with what it said, where it does not succeed */
    void run(List<String> words) throws IOException, InterruptedException {
        Process process = start(words);
        String said = process.inputReader().readAllAsString().strip();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("%s ended with %d: %s".formatted(words, code, said));
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The program ends, and the hook cleans or has cleaned.
            return;
        }
        clean();
    }

    private synchronized void clean() {
        while (!processes.isEmpty()) {
            end(processes.pop());
        }
        try {
            Directories.delete(folder);
        } catch (IOException e) {
            System.err.println("could not delete %s: %s".formatted(folder, e.getMessage()));
        }
    }

    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> children = process.descendants().toList();
        try {
            interrupt(process);
            process.destroy();
            if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** As Ctrl-C does: PostgreSQL waits for its clients where it is only asked to end. */
    private static void interrupt(Process process) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            // No kill on this machine; it is asked politely then.
        }
    }
}
