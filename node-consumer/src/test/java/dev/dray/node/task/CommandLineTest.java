package dev.dray.node.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.node.executor.TestingJobs;
import dev.dray.schema.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final Job job = TestingJobs.job("task", "render", "a b", "$(rm -rf /)", "c");

    @Test
    void argumentsArePutInWholeAndUnread() {
        assertThat(CommandLine.of(List.of("sh", "render.sh", "{2}", "{1}"), job))
                .containsExactly("sh", "render.sh", "$(rm -rf /)", "a b");
    }

    @Test
    void theStarIsAllOfThem() {
        assertThat(CommandLine.of(List.of("render", "--", "{*}"), job))
                .containsExactly("render", "--", "a b", "$(rm -rf /)", "c");
    }

    @Test
    void theTextIsOneArgument() {
        assertThat(CommandLine.of(List.of("say", "{text}"), job)).containsExactly("say", "/render a b $(rm -rf /) c");
    }

    @Test
    void withoutPlaceholdersNoArgumentIsPassed() {
        assertThat(CommandLine.of(List.of("sh", "render.sh"), job)).containsExactly("sh", "render.sh");
    }

    @Test
    void aMissingArgumentIsNamed() {
        assertThatThrownBy(() -> CommandLine.of(List.of("render", "{4}"), job))
                .hasMessage("it needs at least 4 arguments, but got 3");
    }

    @Test
    void aPlaceholderInsideAWordIsAMistake() {
        assertThat(CommandLine.mistake("--in={1}"))
                .hasValueSatisfying(words -> assertThat(words).contains("make it an element of its own"));
        assertThat(CommandLine.mistake("{0}"))
                .hasValueSatisfying(words -> assertThat(words).contains("{1}"));
        assertThat(CommandLine.mistake("{}")).isEmpty();
        assertThat(CommandLine.mistake("{print $1}")).isEmpty();
    }
}
