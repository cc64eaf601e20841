package dev.dray.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.dray.cli.Dray;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code docs/cli.md} says of every command what the program says of it, and its examples are command lines. */
class CliDocsTest {
    private static final Path PAGE = Path.of("..", "docs", "cli.md");
    private static final Path PROPOSAL = Path.of("target", "cli.md");

    /** A word, which quotes may hold together. */
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    @Test
    void thePageSaysWhatTheProgramSays() throws IOException {
        String written = Files.readString(PAGE);
        String proposed = CliPage.parse(written).asTheProgramSays().toString();
        if (!written.equals(proposed)) {
            Files.createDirectories(PROPOSAL.getParent());
            Files.writeString(PROPOSAL, proposed);
        }
        assertThat(written)
                .as(
                        "the commands changed. If it is meant: cp cli/target/cli.md docs/cli.md, and give a new command an example that helps")
                .isEqualTo(proposed);
    }

    @Test
    void everyExampleIsACommandLine() throws IOException {
        List<String> examples = CliPage.parse(Files.readString(PAGE)).examples();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(CliPage.commands().size());
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        for (String example : examples) {
            CommandLine dray = Dray.commandLine(nowhere, nowhere);
            assertThatCode(() -> dray.parseArgs(words(example))).as(example).doesNotThrowAnyException();
        }
    }

    @Test
    void everyCommandHasAnExampleOfItsOwn() throws IOException {
        List<String> examples = CliPage.parse(Files.readString(PAGE)).examples();
        assertThat(CliPage.commands().keySet())
                .allSatisfy(
                        command -> assertThat(examples).anyMatch(example -> (example + " ").startsWith(command + " ")));
    }

    @Test
    void theExitCodesAreThoseOfTheHelp() throws IOException {
        String page = Files.readString(PAGE);
        StringWriter help = new StringWriter();
        Dray.commandLine(new PrintWriter(help), new PrintWriter(help)).execute("--help");
        CommandLine dray = Dray.commandLine(new PrintWriter(help), new PrintWriter(help));
        dray.getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> assertThat(page).contains("| `%s` | %s |".formatted(code, meaning)));
    }

    @Test
    void theOptionsOfEveryCommandAreThoseOfTheHelp() throws IOException {
        String page = Files.readString(PAGE);
        Objects.requireNonNull(CliPage.commands().get("dray version"))
                .options()
                .forEach(option -> assertThat(page)
                        .contains(
                                "| `" + String.join("`, `", option.names()) + "`",
                                "| " + String.join(" ", option.description()) + " |"));
    }

    @Test
    void anOptionThatIsNotOnThePageIsFound() throws IOException {
        String written = Files.readString(PAGE);
        String planted = written.replaceFirst("(?m)^\\| `--wait`.*\n", "");
        assertThat(planted).isNotEqualTo(written);
        assertThat(CliPage.parse(planted).asTheProgramSays()).hasToString(written);
    }

    @Test
    void aCommandThatIsNotOnThePageIsFound() throws IOException {
        CliPage page = CliPage.parse(Files.readString(PAGE));
        page.sections().remove("dray nodes");
        assertThat(page.asTheProgramSays().sections()).containsKey("dray nodes");
        assertThat(page.asTheProgramSays()).doesNotHaveToString(page.toString());
    }

    /** What a shell would hand to the program: without a comment, and without what the answer is piped to. */
    private static String[] words(String example) {
        return WORD.matcher(example.replaceFirst(" +#.*", "").replaceFirst(" (\\||>|&&) .*", ""))
                .results()
                .skip(1)
                .map(word ->
                        word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3))
                .toArray(String[]::new);
    }
}
