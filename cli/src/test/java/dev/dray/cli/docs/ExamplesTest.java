package dev.dray.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.cli.role.DrayConfig;
import dev.dray.runtime.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every {@code dray.yaml} among the examples is one. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @Test
    void everyExampleIsAConfiguration() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(EXAMPLES)) {
            files = all.filter(file -> file.endsWith("dray.yaml")).toList();
        }

        assertThat(files).hasSizeGreaterThanOrEqualTo(4).allSatisfy(file -> {
            DrayConfig config = ConfigFile.parse(file.toString(), Files.readString(file), DrayConfig.class, _ -> "");
            assertThat(config.routes()).isNotNull();
        });
    }
}
