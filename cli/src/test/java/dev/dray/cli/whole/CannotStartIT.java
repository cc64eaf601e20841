package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places on which {@code dray up} cannot start: it says why in a line a person can act on, and ends with the code for it. */
class CannotStartIT {
    private static final int CONFIGURATION = 5;
    private static final int CANNOT_START = 6;

    @TempDir
    Path home;

    @BeforeEach
    void anyPorts() throws Exception {
        configure("127.0.0.1:0", "127.0.0.1:0");
    }

    @Test
    void everyMistakeInTheConfigurationIsNamedWithItsLine() throws Exception {
        Files.writeString(home.resolve("dray.yaml"), """
                zone: Europe/Berlyn
                channels:
                  http: {listn: "127.0.0.1:0"}
                broker:
                  embedded: {listen: "127.0.0.1"}
                router:
                  offline-after: soon
                routes:
                  - {name: quick, when: {command: quick}, run: {task: quick, lane: shell}}
                """);
        DrayProcess up = DrayProcess.run(home, "up");
        assertThat(up.exitCode()).as("%s", up.said()).isEqualTo(CONFIGURATION);
        String said = String.join("\n", up.said());
        assertThat(said)
                .contains("dray.yaml:1", "dray.yaml:3", "dray.yaml:5", "dray.yaml:7", "dray.yaml:9")
                .contains("Europe/Berlyn", "did you mean \"listen\"", "soon", "/video")
                .doesNotContain("\tat ");
    }

    @Test
    void aConfigurationThatIsNoYamlIsNamedWithItsLine() throws Exception {
        Files.writeString(home.resolve("dray.yaml"), "channels:\n  http: {listen: \"127.0.0.1:0\"\n");
        DrayProcess up = DrayProcess.run(home, "up");
        assertThat(up.exitCode()).as("%s", up.said()).isEqualTo(CONFIGURATION);
        assertThat(String.join("\n", up.said())).contains("dray.yaml:").doesNotContain("\tat ");
    }

    @Test
    void aSecondUpOnAHomeNamesTheProcessOfTheFirst() throws Exception {
        try (DrayProcess first = DrayProcess.start(home, "up")) {
            first.awaitReady();
            DrayProcess second = DrayProcess.run(home, "up");
            assertThat(second.exitCode()).as("%s", second.said()).isEqualTo(CANNOT_START);
            assertThat(second.said())
                    .singleElement()
                    .asString()
                    .contains("process " + first.handle().pid(), home.toString(), "kill", "--home");
            assertThat(first.isAlive()).isTrue();
            assertThat(first.stop()).isZero();
        }
    }

    @Test
    void aRouterWantsAHomeOfItsOwn() throws Exception {
        Files.writeString(home.resolve("dray.yaml"), """
                channels: {http: {listen: "127.0.0.1:0"}}
                broker: {embedded: {listen: "127.0.0.1:0"}}
                router: {instance: second}
                """);
        try (DrayProcess gateway = DrayProcess.start(home, "gateway")) {
            gateway.awaitReady();
            DrayProcess router = DrayProcess.run(home, "router");
            assertThat(router.exitCode()).as("%s", router.said()).isEqualTo(CANNOT_START);
            assertThat(router.said())
                    .singleElement()
                    .asString()
                    .contains("another gateway", "process " + gateway.handle().pid(), "--home");
            assertThat(gateway.stop()).isZero();
        }
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheRemedy() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String taken = "127.0.0.1:" + other.getLocalPort();
            configure(taken, "127.0.0.1:0");
            assertCannotStart(taken, "channels.http.listen");
            configure("127.0.0.1:0", taken);
            assertCannotStart(taken, "broker.embedded.listen");
        }
        configure("127.0.0.1:0", "127.0.0.1:0");
        assertStarts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "broker", "logs", "run"})
    void aFileWhereADirectoryBelongsIsNamed(String name) throws Exception {
        Files.writeString(home.resolve(name), "in the way");
        assertCannotStart(home.resolve(name).toString(), "move it away");
    }

    /** What is lost with such a file is lost; that it is damaged must be said, not found out by a message that is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"outbox.db", "replies.db", "node-ledger.db", "gateway-ledger.db", "memory.db"})
    void aDamagedDatabaseIsNamed(String name) throws Exception {
        Path file = Files.createDirectory(home.resolve("state")).resolve(name);
        Files.writeString(file, "this is no database, it only looks like one ".repeat(500));
        assertCannotStart(file.toString());
    }

    private void configure(String http, String broker) throws Exception {
        Files.writeString(
                home.resolve("dray.yaml"),
                "channels: {http: {listen: \"%s\"}}\nbroker: {embedded: {listen: \"%s\"}}\n".formatted(http, broker));
    }

    private void assertCannotStart(String... words) throws Exception {
        DrayProcess up = DrayProcess.run(home, "up");
        List<String> said = up.said();
        assertThat(up.exitCode()).as("%s", said).isEqualTo(CANNOT_START);
        assertThat(said).singleElement().asString().startsWith("dray: ").contains(words);
    }

    private void assertStarts() throws Exception {
        try (DrayProcess up = DrayProcess.start(home, "up")) {
            up.awaitReady();
            assertThat(up.stop()).isZero();
        }
    }
}
