package dev.dray.cli.demo;

import dev.dray.cli.CliException;
import dev.dray.cli.Dray;
import dev.dray.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A role in a process of its own, started as this one was. */
final class Actor implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofSeconds(60);
    private static final Duration TO_START = Duration.ofSeconds(90);

    private final String role;
    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private Actor(String role, Process process) {
        this.role = role;
        this.process = process;
        Thread.ofPlatform().daemon().name("dray-demo-" + role).start(this::listen);
    }

    /** Starts a role on a home. */
    static Actor start(String role, Path home, Map<String, String> environment) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-Xmx") && !option.startsWith("-agentlib"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx192m", "-cp", System.getProperty("java.class.path"), Dray.class.getName()));
        command.addAll(List.of(role, "--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new Actor(role, builder.start());
        } catch (IOException e) {
            throw new CliException(ExitCode.CANNOT_START, "cannot start the %s: %s".formatted(role, e.getMessage()));
        }
    }

    /** Waits until it serves, and returns the line in which it says so. */
    String awaitReady() {
        try {
            return ready.get(TO_START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CliException(
                    ExitCode.FAILED,
                    "the %s did not start: %s"
                            .formatted(
                                    role,
                                    e.getCause() == null
                                            ? "no answer"
                                            : e.getCause().getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAILED, "interrupted");
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as a power cut would: {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        if (!await()) {
            process.destroyForcibly();
        }
    }

    private boolean await() {
        try {
            return process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void listen() {
        List<String> said = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (line.startsWith("ready")) {
                    ready.complete(line);
                }
            }
        } catch (IOException e) {
            said.add(e.toString());
        }
        ready.completeExceptionally(new IOException(String.join("; ", said)));
    }
}
