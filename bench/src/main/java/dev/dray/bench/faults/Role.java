package dev.dray.bench.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One role in a process of its own, under a supervisor: where it ends without having been told to, it is started again a
 * second later, as systemd does. What it prints goes to a file. Safe for use by several threads.
 */
final class Role implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofSeconds(90);
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
    private static final String READY = "ready ";

    private final RoleName name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path output;
    private @Nullable Process process;
    private boolean wanted;
    private volatile boolean ready;
    private int gaveUp;

    Role(RoleName name, List<String> command, Map<String, String> environment, Path output) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.output = output;
    }

    RoleName name() {
        return name;
    }

    /** Starts it, unless it runs, and keeps it running. */
    synchronized void start() throws IOException {
        wanted = true;
        if (process == null || !process.isAlive()) {
            ready = false;
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process started = builder.start();
            process = started;
            Thread.ofVirtual().name("says-" + name.word()).start(() -> listen(started));
            started.onExit().thenAccept(this::ended);
        }
    }

    /** Waits until it has said that it serves. */
    boolean awaitReady(Duration limit) throws InterruptedException {
        return Pause.until(() -> ready, limit);
    }

    /** As a power cut does, to it alone: what it had started goes on. */
    void kill() throws InterruptedException {
        Process running = unwanted();
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** As a power cut does to a machine: it is gone, and so is what it had started. */
    void powerOff() {
        close();
    }

    /** As a system does that restarts: it is told to stop, and what is not gone after that long is killed. */
    void shutDown(Duration grace) throws InterruptedException {
        Process running = unwanted();
        if (running != null) {
            List<ProcessHandle> children = running.descendants().toList();
            running.destroy();
            if (!running.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** As a supervisor does; returns its exit code, or nothing useful where it had to be killed. */
    int stop() throws InterruptedException {
        Process running = unwanted();
        if (running == null) {
            return 0;
        }
        running.destroy();
        if (!running.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
            return running.destroyForcibly().waitFor();
        }
        return running.exitValue();
    }

    /** As a machine does that goes to sleep: all it runs stands still. */
    void sleep() throws IOException, InterruptedException {
        signal("-STOP", true);
    }

    void wake() throws IOException, InterruptedException {
        signal("-CONT", true);
    }

    /** Has it print what its threads do, among what it says. */
    void dumpThreads() throws IOException, InterruptedException {
        signal("-QUIT", false);
    }

    /** How often it ended without having been told to. */
    synchronized int gaveUp() {
        return gaveUp;
    }

    /** Ends it and what it started, whatever state it is in. */
    @Override
    public void close() {
        Process running = unwanted();
        if (running != null) {
            List<ProcessHandle> children = running.descendants().toList();
            running.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            running.onExit().join();
        }
    }

    private synchronized @Nullable Process unwanted() {
        wanted = false;
        return process;
    }

    private void signal(String signal, boolean children) throws IOException, InterruptedException {
        Process running;
        synchronized (this) {
            running = process;
        }
        if (running == null || !running.isAlive()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("kill", signal, String.valueOf(running.pid())));
        if (children) {
            // One may end between the look and the signal; then only that one is missed.
            running.descendants().map(ProcessHandle::pid).map(String::valueOf).forEach(words::add);
        }
        new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private synchronized void ended(Process which) {
        if (wanted && which.equals(process)) {
            gaveUp++;
            LATER.execute(this::startIfWanted);
        }
    }

    private synchronized void startIfWanted() {
        if (wanted) {
            try {
                start();
            } catch (IOException e) {
                throw new IllegalStateException("cannot start " + name.word(), e);
            }
        }
    }

    private void listen(Process started) {
        try (BufferedReader lines = started.inputReader();
                Writer file = Files.newBufferedWriter(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line + "\n");
                file.flush();
                if (line.startsWith(READY)) {
                    becameReady(started);
                }
            }
        } catch (IOException _) {
            // Its last words are cut short where it is killed.
        }
    }

    private synchronized void becameReady(Process started) {
        ready |= started.equals(process);
    }
}
