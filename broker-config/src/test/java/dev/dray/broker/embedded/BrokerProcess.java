package dev.dray.broker.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.value.HostPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An embedded broker in a process of its own, which can be killed. The process ends with this one at the latest. */
final class BrokerProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final Path complaints;
    private final HostPort address;

    private BrokerProcess(Process process, Path complaints, HostPort address) {
        this.process = process;
        this.complaints = complaints;
        this.address = address;
    }

    /** The other process: a broker on the home that is its argument, until its standard input ends. */
    public static void main(String[] args) throws IOException {
        Embedded config = new Embedded(new HostPort("127.0.0.1", 0), true);
        try (EmbeddedBroker broker = new EmbeddedBroker(Home.open(Path.of(args[0])), config)) {
            broker.start();
            System.out.println(READY + broker.address());
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        }
    }

    static BrokerProcess start(Path home) throws IOException {
        return start(home, List.of());
    }

    /**
     * Starts a broker and waits until it is ready.
     *
     * @param prefix what comes before the command, such as a shell that sets limits
     */
    static BrokerProcess start(Path home, List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                home.toString()));
        Path complaints = Files.createTempFile("dray-broker", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException("the broker did not start: " + Files.readString(complaints));
        }
        return new BrokerProcess(process, complaints, HostPort.parse(line.substring(READY.length())));
    }

    HostPort address() {
        return address;
    }

    /** As kill -9 does: the process gets no chance to do anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the process to end by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the broker's process goes on");
        }
        return process.exitValue();
    }

    String complaints() throws IOException {
        return Files.readString(complaints);
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Files.delete(complaints);
    }
}
