package dev.dray.cli.whole;

import dev.dray.cli.Dray;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@code dray} command in a process of its own, as a person or a supervisor would run it. Ends with its test. */
final class DrayProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final List<String> command;
    private final Process process;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Map<String, String>> ready = new CompletableFuture<>();
    private final Thread listening;

    private DrayProcess(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        this.listening = Thread.ofVirtual().name("dray-says").start(this::listen);
    }

    /** Starts a command on a home. */
    static DrayProcess start(Path home, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Dray.class.getName()));
        List<String> asked = new ArrayList<>(List.of(words));
        asked.addAll(List.of("--home", home.toString()));
        command.addAll(asked);
        return new DrayProcess(
                asked, new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Runs a command to its end. */
    static DrayProcess run(Path home, String... words) throws IOException, InterruptedException {
        DrayProcess process = start(home, words);
        process.exitCode();
        return process;
    }

    /** Waits until the role serves, and returns the words of its ready line: {@code http}, {@code broker}, {@code home}. */
    Map<String, String> awaitReady() throws InterruptedException {
        try {
            return ready.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("dray %s is not ready; it said %s".formatted(command, said), e);
        }
    }

    /** As a power cut does: the process gets no chance to do anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As a supervisor does: SIGTERM, and the code it then exits with. */
    int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Waits for the process to end by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("dray %s goes on; it said %s".formatted(command, said));
        }
        listening.join();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it printed so far, line by line, errors among it. */
    List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    /** Ends it, and what it started, whatever state it is in. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(Patience.LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void listen() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (line.startsWith(READY)) {
                    ready.complete(words(line.substring(READY.length())));
                }
            }
        } catch (IOException e) {
            said.add(e.toString());
        }
        ready.completeExceptionally(new IOException("it ended"));
    }

    private static Map<String, String> words(String line) {
        Map<String, String> words = new HashMap<>();
        for (String word : line.split(" ", -1)) {
            String[] parts = word.split("=", 2);
            words.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return words;
    }
}
