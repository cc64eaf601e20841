package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.cli.role.DrayConfig;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.config.ConfigText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    private static final String WRONG = """
            lanes:
              video: {concurency: 2}
            node: {heartbeat: 1h}
            """;

    @TempDir
    Path home;

    @Test
    void aFileThatIsRightIsSaidToBe() throws IOException {
        write("zone: Europe/Berlin\n");
        assertThat(Ran.on(home, "config", "check")).isEqualTo(new Ran(0, file() + " is right\n", ""));
    }

    @Test
    void aHomeWithoutAFileIsRightToo() {
        assertThat(Ran.on(home, "config", "check"))
                .isEqualTo(new Ran(0, file() + " does not exist; everything is at its default\n", ""));
    }

    @Test
    void rightAndWrongAreToldInJson() throws IOException {
        JsonNode missing = Ran.on(home, "config", "check", "-o", "json").json().getFirst();
        assertThat(missing.path("right").asBoolean()).isTrue();
        assertThat(missing.path("exists").asBoolean()).isFalse();
        write(WRONG);
        Ran ran = Ran.on(home, "config", "check", "-o", "json");
        assertThat(ran.code()).isEqualTo(5);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json()).singleElement().satisfies(wrong -> {
            assertThat(wrong.path("right").asBoolean(true)).isFalse();
            assertThat(wrong.path("problems")).hasSize(2);
            assertThat(wrong.at("/problems/0"))
                    .hasToString(
                            "{\"setting\":\"lanes.video.concurency\",\"line\":2,\"column\":11,\"message\":\"is not a setting; did you mean \\\"concurrency\\\"?\"}");
        });
    }

    @Test
    void whatIsInEffectIsShownAsAFileThatWouldSayTheSame() throws IOException {
        write("""
                channels: {telegram: {token: '${env:BOT}'}}
                routes: [{name: a, when: {pattern: '\\d+'}, run: {task: t, lane: shell}}]
                """);
        Ran ran = Ran.on(home, "config", "show");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("token: ${env:BOT}", "poll-timeout: 50s");
        assertThat(ConfigText.of(ConfigFile.parse("shown", ran.out(), DrayConfig.class, _ -> "")))
                .isEqualTo(ran.out());
    }

    @Test
    void whatIsInEffectIsShownInJson() throws IOException {
        write("lanes: {video: {concurrency: 3}}\n");
        JsonNode json = Ran.on(home, "config", "show", "-o", "json").json().getFirst();
        assertThat(json.at("/lanes/video/concurrency").intValue()).isEqualTo(3);
        assertThat(json.at("/broker/embedded/fsync").isBoolean()).isTrue();
        assertThat(json.at("/router/instance").asText()).isEqualTo("0");
    }

    @Test
    void aFileThatIsNoTextIsTold() throws IOException {
        Files.write(file(), new byte[] {'a', (byte) 0xff});
        Ran ran = Ran.on(home, "config", "check");
        assertThat(ran.code()).isEqualTo(5);
        assertThat(ran.err().lines()).singleElement().asString().startsWith("dray: " + file());
    }

    private Path file() {
        return home.resolve("dray.yaml");
    }

    private void write(String yaml) throws IOException {
        Files.writeString(file(), yaml);
    }
}
