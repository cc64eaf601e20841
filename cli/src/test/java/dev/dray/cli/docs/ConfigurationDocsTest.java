package dev.dray.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.cli.role.DrayConfig;
import dev.dray.runtime.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/configuration.md} names every key with its default, and what it shows can be written. */
class ConfigurationDocsTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Path PROPOSAL = Path.of("target", "configuration-rows.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`|]+)` \\| ([^|]+) \\| ([^|]{10,}) \\|$");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    private record Row(String path, String fallback, String text) {}

    @Test
    void everyKeyHasARowWithItsDefault() throws IOException {
        List<Row> rows = rows(Files.readString(PAGE));
        List<String> missing = missing(rows);
        if (!missing.isEmpty()) {
            Files.createDirectories(PROPOSAL.getParent());
            Files.writeString(PROPOSAL, String.join("", missing));
        }
        assertThat(missing)
                .as(
                        "rows that docs/configuration.md needs; they are in cli/target/configuration-rows.md, without their explanation")
                .isEmpty();
    }

    @Test
    void everyRowIsAKey() throws IOException {
        assertThat(rows(Files.readString(PAGE)))
                .extracting(Row::path)
                .doesNotHaveDuplicates()
                .isSubsetOf(Setting.all().stream().map(Setting::path).toList());
    }

    @Test
    void everyWordThatMayBeWrittenIsNamed() throws IOException {
        List<Row> rows = rows(Files.readString(PAGE));
        for (Setting setting : Setting.all()) {
            assertThat(rows)
                    .filteredOn(row -> row.path().equals(setting.path()))
                    .allSatisfy(row -> assertThat(setting.words())
                            .as(row.path())
                            .allMatch(word -> row.text().contains("`" + word + "`")));
        }
    }

    @Test
    void theExampleHasEveryKey() throws IOException {
        String example = examples(PAGE).getFirst();
        for (Setting setting : Setting.all()) {
            assertThat(example).as(setting.path()).containsPattern("\\b" + setting.key() + ":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../docs/configuration.md", "../docs/http.md", "../docs/channels.md", "../README.md"})
    void everyExampleIsAConfiguration(Path page) throws IOException {
        assertThat(examples(page))
                .isNotEmpty()
                .allSatisfy(example -> ConfigFile.parse(page.toString(), example, DrayConfig.class, _ -> ""));
    }

    @Test
    void aKeyThatIsNotOnThePageIsFound() throws IOException {
        String planted = Files.readString(PAGE).replaceFirst("(?m)^\\| `node.heartbeat`.*\n", "");
        assertThat(missing(rows(planted))).singleElement().asString().startsWith("| `node.heartbeat` | `2s` |");
    }

    @Test
    void aDefaultThatIsNotTheProgramsIsFound() throws IOException {
        String planted = Files.readString(PAGE).replace("| `node.heartbeat` | `2s` |", "| `node.heartbeat` | `3s` |");
        assertThat(missing(rows(planted))).singleElement().asString().startsWith("| `node.heartbeat` | `2s` |");
    }

    private static List<String> missing(List<Row> rows) {
        List<String> missing = new ArrayList<>();
        for (Setting setting : Setting.all()) {
            if (rows.stream()
                    .noneMatch(row ->
                            row.path().equals(setting.path()) && row.fallback().equals(setting.fallback()))) {
                missing.add("| `%s` | %s |  |\n".formatted(setting.path(), setting.fallback()));
            }
        }
        return missing;
    }

    private static List<Row> rows(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    private static List<String> examples(Path page) throws IOException {
        return EXAMPLE.matcher(Files.readString(page))
                .results()
                .map(example -> example.group(1))
                .toList();
    }
}
