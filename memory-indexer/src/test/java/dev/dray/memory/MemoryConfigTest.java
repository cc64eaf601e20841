package dev.dray.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.home.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryConfigTest {
    @Test
    void withoutAWordItIsTheHomesDirectoryAndZone() {
        MemoryConfig config = parse("");
        Home home = new Home(Path.of("/home/me/.dray"));
        assertThat(config).isEqualTo(new MemoryConfig(Optional.empty(), Optional.empty(), Duration.ofSeconds(5)));
        assertThat(config.directory(home)).isEqualTo(Path.of("/home/me/.dray/memory"));
        assertThat(config.zone(ZoneOffset.UTC)).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void everySettingIsRead() {
        assertThat(parse("directory: /notes/dray\nzone: Europe/Berlin\nretry: 1m\n"))
                .isEqualTo(new MemoryConfig(
                        Optional.of(Path.of("/notes/dray")),
                        Optional.of(ZoneId.of("Europe/Berlin")),
                        Duration.ofMinutes(1)));
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatThrownBy(() -> parse("directory: notes"))
                .hasMessageContaining("directory: \"notes\" depends on where dray is started; write it from / or ~ on");
        assertThatThrownBy(() -> parse("retry: 0s")).hasMessageContaining("retry: must be longer than zero");
    }

    private static MemoryConfig parse(String text) {
        return ConfigFile.parse("dray.yaml", text, MemoryConfig.class, reference -> "");
    }
}
