package dev.dray.cli.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A gateway, a node and a memory, each a process with a home of its own; only the gateway's broker is between them. */
final class ThreeMachines implements AutoCloseable {
    private final Path gatewayHome;
    private final Path nodeHome;
    private final Path memoryHome;
    private final String http;
    private final String broker;
    private final Map<String, DrayProcess> running = new HashMap<>();

    private ThreeMachines(Path directory, String http, String broker) throws IOException {
        this.gatewayHome = Files.createDirectory(directory.resolve("gateway"));
        this.nodeHome = Files.createDirectory(directory.resolve("node"));
        this.memoryHome = Files.createDirectory(directory.resolve("memory"));
        this.http = http;
        this.broker = broker;
    }

    /**
     * Starts all three.
     *
     * @param node what the node's configuration says beside where the broker is: its tasks, its timing
     * @param gateway what the gateway's says beside where it listens: its lanes, its routes
     */
    static ThreeMachines start(Path directory, String gateway, String node) throws IOException, InterruptedException {
        ThreeMachines three =
                new ThreeMachines(directory, "127.0.0.1:" + Loopback.freePort(), "127.0.0.1:" + Loopback.freePort());
        Files.writeString(
                three.gatewayHome.resolve("dray.yaml"),
                "zone: Europe/Berlin\nchannels: {http: {listen: \"%s\"}}\nbroker: {embedded: {listen: \"%s\"}}\n%s"
                        .formatted(three.http, three.broker, gateway));
        Files.writeString(
                three.nodeHome.resolve("dray.yaml"), "broker: {bootstrap: \"%s\"}\n%s".formatted(three.broker, node));
        Files.writeString(
                three.memoryHome.resolve("dray.yaml"),
                "zone: Europe/Berlin\nbroker: {bootstrap: \"%s\"}\n".formatted(three.broker));
        try {
            three.startGateway();
            three.startNode();
            three.startMemory();
            return three;
        } catch (AssertionError | InterruptedException e) {
            three.close();
            throw e;
        }
    }

    void startGateway() throws IOException, InterruptedException {
        start(gatewayHome, "gateway");
    }

    void startNode() throws IOException, InterruptedException {
        start(nodeHome, "node");
    }

    void startMemory() throws IOException, InterruptedException {
        start(memoryHome, "memory");
    }

    DrayProcess gateway() {
        return Objects.requireNonNull(running.get("gateway"));
    }

    DrayProcess node() {
        return Objects.requireNonNull(running.get("node"));
    }

    DrayProcess memory() {
        return Objects.requireNonNull(running.get("memory"));
    }

    HttpSender http() {
        return new HttpSender("http://" + http, gatewayHome);
    }

    OnTopics topics() {
        return new OnTopics(broker);
    }

    DailyLogFiles dailyLogs() {
        return new DailyLogFiles(memoryHome.resolve("memory"));
    }

    @Override
    public void close() {
        running.values().forEach(DrayProcess::close);
    }

    private void start(Path home, String role) throws IOException, InterruptedException {
        DrayProcess process = DrayProcess.start(home, role);
        running.put(role, process);
        process.awaitReady();
    }
}
