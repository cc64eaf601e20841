package dev.dray.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.runtime.secret.SecretException;
import dev.dray.runtime.secret.SecretReference;
import dev.dray.runtime.secret.SecretSource;
import dev.dray.runtime.value.DataSize;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    private Path directory;

    private static <T extends Record> T parse(String text, Class<T> type) {
        return ConfigFile.parse("dray.yaml", text, type, _ -> "s3cret");
    }

    private static void assertDefaults(TestingConfig config) {
        assertThat(config.name()).isEqualTo("ada");
        assertThat(config.enabled()).isTrue();
        assertThat(config.attempts()).isEqualTo(3);
        assertThat(config.total()).isEqualTo(9_000_000_000L);
        assertThat(config.share()).isEqualTo(0.5);
        assertThat(config.price()).isEqualTo(new BigDecimal("12.50"));
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.maxBody()).isEqualTo(DataSize.parse("1 MiB"));
        assertThat(config.place()).isEqualTo(Path.of("/var/lib/x"));
        assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.server()).isEqualTo(URI.create("http://127.0.0.1:8080/x"));
        assertThat(config.matches().pattern()).isEqualTo("[a-z]+: .*");
        assertThat(config.listen()).isEqualTo(HostPort.parse("127.0.0.1:4810"));
        assertThat(config.missed()).isEqualTo(TestingConfig.Missed.RUN_ONCE);
        assertThat(config.at()).isEqualTo(LocalTime.of(3, 30));
        assertThat(config.token().reference()).isEqualTo(new SecretReference.Env("TOKEN"));
        assertThat(config.lanes()).containsExactly("light", "shell");
        assertThat(config.tasks()).isEmpty();
        assertThat(config.limit()).isEmpty();
        assertThat(config.nested()).isEqualTo(new TestingConfig.Nested("", List.of()));
    }

    @Test
    void anEmptyTextMeansAllDefaults() {
        assertDefaults(parse("", TestingConfig.class));
        assertDefaults(parse("# only a comment\n", TestingConfig.class));
        assertDefaults(parse("---\n", TestingConfig.class));
    }

    @Test
    void aMissingFileMeansAllDefaultsWhereItMayBeMissing() {
        assertDefaults(ConfigFile.readOrDefaults(directory.resolve("none.yaml"), TestingConfig.class, _ -> ""));
    }

    @Test
    void aKeyWithNothingAfterItMeansItsDefault() {
        assertDefaults(parse("name:\nnested:\n  # note: x\nlanes: null\ntasks:\nlimit:\n", TestingConfig.class));
    }

    @Test
    void everyKindOfValueIsRead() {
        var config = parse("""
                name: no
                enabled: false
                attempts: 1_000
                total: -1
                share: 1e-3
                price: 7
                patience: PT1M
                max-body: 64 KiB
                place: /tmp/y
                zone: Europe/Berlin
                server: https://example.org
                matches: '^\\d+$'
                listen: "[::1]:0"
                missed: skip
                at: 12:30
                token: ${file:/run/token}
                lanes: [video]
                tasks:
                  render:
                    command: [ffmpeg, -i, in.mov]
                    timeout: 2h
                  "two words":
                    command: []
                limit: 5m
                nested:
                  note: "a: b"
                  numbers:
                    - 1
                    - 2
                """, TestingConfig.class);
        assertThat(config.name()).isEqualTo("no");
        assertThat(config.enabled()).isFalse();
        assertThat(config.attempts()).isEqualTo(1_000);
        assertThat(config.total()).isEqualTo(-1);
        assertThat(config.share()).isEqualTo(0.001);
        assertThat(config.price()).isEqualTo(new BigDecimal(7));
        assertThat(config.patience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.maxBody()).isEqualTo(new DataSize(65_536));
        assertThat(config.place()).isEqualTo(Path.of("/tmp/y"));
        assertThat(config.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(config.server()).isEqualTo(URI.create("https://example.org"));
        assertThat(config.matches().pattern()).isEqualTo("^\\d+$");
        assertThat(config.listen()).isEqualTo(new HostPort("::1", 0));
        assertThat(config.missed()).isEqualTo(TestingConfig.Missed.SKIP);
        assertThat(config.at()).isEqualTo(LocalTime.of(12, 30));
        assertThat(config.token().reveal()).isEqualTo("s3cret");
        assertThat(config.lanes()).containsExactly("video");
        assertThat(config.tasks())
                .containsExactly(
                        Map.entry(
                                "render",
                                new TestingConfig.Task(List.of("ffmpeg", "-i", "in.mov"), Duration.ofHours(2))),
                        Map.entry("two words", new TestingConfig.Task(List.of(), Duration.ofMinutes(1))));
        assertThat(config.limit()).isEqualTo(Optional.of(Duration.ofMinutes(5)));
        assertThat(config.nested()).isEqualTo(new TestingConfig.Nested("a: b", List.of(1, 2)));
    }

    @Test
    void aTildeIsTheHomeDirectory() {
        var home = Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")));
        assertThat(parse("place: ~", TestingConfig.class).place()).isEqualTo(home);
        assertThat(parse("place: ~/x", TestingConfig.class).place()).isEqualTo(home.resolve("x"));
    }

    @Test
    void anAliasStandsForWhatItNames() {
        var config = parse("lanes: &l [a]\ntasks: {x: {command: *l}}", TestingConfig.class);
        assertThat(config.tasks().get("x")).isEqualTo(new TestingConfig.Task(List.of("a"), Duration.ofMinutes(1)));
    }

    @Test
    void aFileIsReadWithOrWithoutAByteOrderMark() throws IOException {
        var file = Files.writeString(directory.resolve("dray.yaml"), "\uFEFFname: Ärger\n");
        assertThat(ConfigFile.read(file, TestingConfig.class, _ -> "").name()).isEqualTo("Ärger");
    }

    @Test
    void aSecretThatCannotBeReadNamesItsPlace() {
        SecretSource refusing = _ -> {
            throw new SecretException("not here");
        };
        var config = ConfigFile.parse("dray.yaml", "name: x\ntoken: ${env:NOPE}", TestingConfig.class, refusing);
        assertThatThrownBy(() -> config.token().reveal()).hasMessage("dray.yaml:2:8 token: not here");
    }
}
