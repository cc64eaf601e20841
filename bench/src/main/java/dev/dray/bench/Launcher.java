package dev.dray.bench;

import dev.dray.bench.faults.Directories;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts {@code dray} as a person would: the script, in a process of its own. */
record Launcher(Path script) {
    static Launcher ofThisCheckout() {
        return new Launcher(Path.of("dray").toAbsolutePath());
    }

    /** A command that is running, with what it prints. */
    record Running(Process process, BufferedReader output) implements AutoCloseable {
        /** Waits for a line that begins so. */
        String await(String beginning) throws IOException {
            List<String> seen = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(beginning)) {
                    return line;
                }
                seen.add(line);
            }
            throw new IOException("ended without a line \"%s\": %s".formatted(beginning, seen));
        }

        /** Resident memory of the process in MiB. */
        double residentMebibytes() throws IOException {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
            try (BufferedReader reader = ps.inputReader()) {
                return Double.parseDouble(reader.readLine().strip()) / 1024;
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                process.onExit().get(60, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            } catch (ExecutionException | TimeoutException _) {
                process.destroyForcibly();
            }
        }
    }

    Running start(Path home, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(script.toString()));
        words.addAll(List.of(command));
        words.addAll(List.of("--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        // What bench/run told the script for this program is not for the ones it starts.
        builder.environment().keySet().removeAll(List.of("DRAY_MAIN", "DRAY_CLASSPATH", "DRAY_JAVA_OPTS"));
        Process process = builder.start();
        return new Running(process, process.inputReader());
    }

    /** A fresh home whose ports are free ones; gone when this program ends. */
    static Path freshHome() throws IOException {
        Path home = Files.createTempDirectory("dray-bench");
        Directories.deleteAtTheEnd(home);
        Files.writeString(home.resolve("dray.yaml"), """
                broker:
                  embedded: {listen: "127.0.0.1:0"}
                channels:
                  http: {listen: "127.0.0.1:0"}
                lanes:
                  shell: {concurrency: 2}
                tasks:
                  nothing: {run: ["true"]}
                routes:
                  - name: nothing
                    when: {command: /nothing}
                    run: {task: nothing, lane: shell}
                """);
        return home;
    }
}
