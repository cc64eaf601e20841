package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What holds for every command: help, wrong words, versions, completion. */
class CommandLineTest {
    static Stream<String> commands() {
        return within(Dray.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())))
                .map(command -> command.getCommandSpec().qualifiedName());
    }

    private static Stream<CommandLine> within(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandLineTest::within));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String name) {
        List<String> words = Stream.concat(Stream.of(name.split(" ")).skip(1), Stream.of("--help"))
                .toList();
        Ran ran = Ran.dray(words.toArray(String[]::new));
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("Usage: " + name).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "topic", "config", "dead-letters"})
    void aCommandThatOnlyHoldsOthersShowsThem(String name) {
        Ran ran = name.isEmpty() ? Ran.dray() : Ran.dray(name);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("Usage: dray " + name).contains("Commands:");
    }

    @Test
    void theHelpListsTheExitCodes() {
        String help = Ran.dray("--help").out();
        for (ExitCode code : ExitCode.values()) {
            assertThat(help).containsPattern("\n  %d +\\w".formatted(code.number()));
        }
    }

    @Test
    void anUnknownCommandIsCorrected() {
        assertThat(Ran.dray("jbos")).isEqualTo(new Ran(2, "", """
                        dray: there is no command "jbos"; did you mean "jobs"?
                        dray: see dray --help
                        """));
    }

    @Test
    void anUnknownCommandOfAGroupIsCorrected() {
        assertThat(Ran.dray("topic", "lst")).isEqualTo(new Ran(2, "", """
                        dray: there is no command "lst"; did you mean "list"?
                        dray: see dray topic --help
                        """));
    }

    @Test
    void anUnknownOptionIsCorrected() {
        assertThat(Ran.dray("jobs", "--stat=held")).isEqualTo(new Ran(2, "", """
                        dray: there is no option --stat; did you mean "--state"?
                        dray: see dray jobs --help
                        """));
    }

    @Test
    void aWordTooManyIsQuestioned() {
        assertThat(Ran.dray("send", "hello", "world")).isEqualTo(new Ran(2, "", """
                        dray: "world" is one word too many; put quotes around words that belong together
                        dray: see dray send --help
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "job", "trace", "topic read", "topic describe", "dead-letters show"})
    void whatACommandNeedsIsAskedFor(String command) {
        Ran ran = Ran.dray(command.split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("dray: Missing required parameter: ").contains("dray: see dray " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs -n 0",
                "jobs -n many",
                "jobs --state lost",
                "topic read dray.messages -n -1",
                "topic tail --last x",
                "send hello --timeout soon",
                "memory log 2026-02-30",
                "version -o xml"
            })
    void aWrongValueIsToldInALine(String words) {
        Ran ran = Ran.dray(words.split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("dray: Invalid value for ")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "retry --yes", "discard --reason dead", "discard a --all", "retry a --since 2d"})
    void whichLettersAreMeantIsAskedFor(String words) {
        Ran ran = Ran.dray(("dead-letters " + words).split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo("dray: say which: their IDs, or --all with or without --reason and --since;"
                        + " dray dead-letters list shows them\n");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Ran.dray("--version").out().strip()).isEqualTo("dray " + Dray.version());
        assertThat(Dray.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void versionNamesWhatItRunsOn() {
        assertThat(Ran.dray("version").lines())
                .satisfiesExactly(
                        dray -> assertThat(dray).isEqualTo("dray " + Dray.version()),
                        java -> assertThat(java).startsWith("java ").contains("25"),
                        system -> assertThat(system).startsWith("system "));
    }

    @Test
    void versionAnswersInJson() {
        assertThat(Ran.dray("version", "-o", "json").json())
                .singleElement()
                .satisfies(json -> assertThat(json.path("dray").asText()).isEqualTo(Dray.version()));
    }

    @Test
    void completionIsAFunctionForTheShell() {
        Ran ran = Ran.dray("generate-completion");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("function _complete_dray()", "complete -F _complete_dray", "_picocli_dray_topic_read");
    }

    @Test
    void completionAnswersInJson() {
        assertThat(Ran.dray("generate-completion", "-o", "json").json())
                .singleElement()
                .satisfies(json -> assertThat(json.path("script").asText()).contains("function _complete_dray()"));
    }
}
