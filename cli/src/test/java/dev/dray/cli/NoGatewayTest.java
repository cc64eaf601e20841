package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command on a home where nothing runs, or nothing that could be used. */
class NoGatewayTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send hello",
                "jobs",
                "job 0film",
                "nodes",
                "status",
                "topic list",
                "topic describe dray.messages",
                "topic read dray.messages",
                "topic tail",
                "trace telegram:1:2",
                "dead-letters list",
                "dead-letters show 1",
                "dead-letters retry 1",
                "dead-letters discard --all",
                "node",
                "router",
                "node drain",
                "memory"
            })
    void aCommandSaysHowToStartOne(String words) {
        assertThat(Ran.on(home, words.split(" "))).isEqualTo(new Ran(4, "", """
                        dray: no gateway runs on %s; start one with: dray up --home %s
                        """.formatted(home, home)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "job 0film",
                "nodes",
                "topic list",
                "trace telegram:1:2",
                "memory log",
                "up",
                "gateway",
                "node",
                "memory",
                "config show",
                "config check"
            })
    void aWrongConfigurationIsToldWholeAndFirst(String words) throws IOException {
        Files.writeString(home.resolve("dray.yaml"), """
                lanes:
                  video: {concurency: 2}
                node: {heartbeat: 1h}
                """);
        Ran ran = Ran.on(home, words.split(" "));
        assertThat(ran).isEqualTo(new Ran(5, "", """
                        dray: %1$s:2:11 lanes.video.concurency: is not a setting; did you mean "concurrency"?
                        dray: %1$s:3:19 node.heartbeat: 1h is not between 100ms and 5s, a node unseen for 10s counts as offline
                        """.formatted(home.resolve("dray.yaml"))));
    }

    @Test
    void aBrokerElsewhereThatDoesNotAnswerIsNamed() throws IOException {
        Files.writeString(home.resolve("dray.yaml"), "broker: {bootstrap: '127.0.0.1:1'}\n");
        Ran ran = Ran.on(home, "jobs");
        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("dray: cannot reach the broker at 127.0.0.1:1")
                .contains("nothing answers on 127.0.0.1:1");
    }

    @Test
    void aFurtherRouterNeedsANameOfItsOwn() throws IOException {
        Files.writeString(home.resolve("dray.yaml"), "broker: {bootstrap: '127.0.0.1:1'}\n");
        Ran ran = Ran.on(home, "router");
        assertThat(ran.code()).isEqualTo(5);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("dray: router.instance: \"0\" is the gateway's");
    }

    @Test
    void aHomeThatCannotBeMadeIsToldInALine() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        Ran ran = Ran.on(file, "jobs");
        assertThat(ran.code()).isEqualTo(6);
        assertThat(ran.err().lines()).singleElement().asString().contains(file + " is a file");
    }

    @Test
    void debugShowsWhereItFailed() {
        Ran ran = Ran.on(home, "jobs", "--debug");
        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.err()).contains("no gateway runs on", "\tat dev.dray.cli.reach.Gateway.address");
    }
}
