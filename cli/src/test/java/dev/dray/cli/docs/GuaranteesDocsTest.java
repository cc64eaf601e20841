package dev.dray.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/guarantees.md} names no file and no test that is not there, and no promise without both. */
class GuaranteesDocsTest {
    private static final Path PAGE = Path.of("..", "docs", "guarantees.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d+ \\|.*$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)[^)]*\\)");
    private static final Pattern MECHANISM = Pattern.compile("\\[`\\w+`\\]\\(\\.\\./[^)]+/src/main/[^)]+\\.java\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");

    @Test
    void everyFileIsThere() throws IOException {
        assertThat(missingFiles(page())).isEmpty();
    }

    @Test
    void everyTestIsThere() throws IOException {
        assertThat(missingTests(page())).isEmpty();
    }

    @Test
    void everyRowHasItsMechanismAndItsTestAndTheNextNumber() throws IOException {
        List<String> rows = rows(page());
        assertThat(rows)
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(row).containsPattern(MECHANISM).containsPattern(TEST));
        for (int n = 0; n < rows.size(); n++) {
            assertThat(rows.get(n)).startsWith("| %d |".formatted(n + 1));
        }
    }

    @Test
    void aFileThatIsNotThereIsFound() throws IOException {
        String planted = page().replace("dedupe/SeenMessages.java", "dedupe/ForgottenMessages.java");
        assertThat(missingFiles(planted)).singleElement().asString().endsWith("dedupe/ForgottenMessages.java");
    }

    @Test
    void aTestThatIsNotThereIsFound() throws IOException {
        String planted = page().replace("DedupeTest#aMessageHandedOverTwice", "DedupeTest#aMessageHandedOverThrice");
        assertThat(missingTests(planted)).containsExactly("DedupeTest#aMessageHandedOverThriceMakesOneJob");
    }

    @Test
    void aClassThatIsNotThereIsFound() throws IOException {
        String planted = page().replace("`JobIdTest#", "`JobNameTest#");
        assertThat(missingTests(planted)).containsExactly("JobNameTest#theSameMessageAndRouteMakeTheSameJob");
    }

    private static List<String> missingFiles(String page) {
        return LINK.matcher(page)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(PAGE.resolveSibling(link)))
                .toList();
    }

    private static List<String> missingTests(String page) throws IOException {
        List<Path> sources = testSources();
        return TEST.matcher(page)
                .results()
                .filter(test -> sources.stream().noneMatch(source -> has(source, test)))
                .map(test -> test.group(1) + "#" + test.group(2))
                .toList();
    }

    private static boolean has(Path source, MatchResult test) {
        try {
            return source.endsWith(test.group(1) + ".java")
                    && Pattern.compile("(void|>) " + test.group(2) + "\\(")
                            .matcher(Files.readString(source))
                            .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> testSources() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of(".."), Integer.MAX_VALUE, (file, _) -> file.toString().contains("/src/test/java/"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page).results().map(MatchResult::group).toList();
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }
}
