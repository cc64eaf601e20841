package dev.dray.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.cli.role.DrayConfig;
import dev.dray.runtime.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/channels.md} shows, and {@code examples/channels} holds, can be used as it is. */
class ChannelExamplesTest {
    private static final Path PAGE = Path.of("..", "docs", "channels.md");
    private static final Path EXAMPLES = Path.of("..", "examples", "channels");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    static List<Path> configurations() throws IOException {
        try (Stream<Path> directories = Files.list(EXAMPLES)) {
            return directories.map(each -> each.resolve("dray.yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void everyExampleIsAConfiguration(Path file) throws IOException {
        assertThat(parsed(file, Files.readString(file)).channels()).isNotNull();
    }

    @Test
    void soIsWhatThePageShows() throws IOException {
        List<String> shown = YAML.matcher(Files.readString(PAGE))
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(shown).isNotEmpty().allSatisfy(example -> parsed(PAGE, example));
    }

    private static DrayConfig parsed(Path file, String text) {
        return ConfigFile.parse(file.toString(), text, DrayConfig.class, _ -> "");
    }
}
