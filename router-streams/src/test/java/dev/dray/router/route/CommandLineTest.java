package dev.dray.router.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void theWordsAfterACommandAreItsArguments() {
        assertThat(CommandLine.of("/deploy site  now\nplease")).hasValueSatisfying(command -> {
            assertThat(command.name()).isEqualTo("deploy");
            assertThat(command.arguments()).containsExactly("site", "now", "please");
        });
    }

    @Test
    void theNameOfATelegramBotIsNoPartOfTheCommand() {
        assertThat(CommandLine.of("/Status@dray_bot all")).hasValueSatisfying(command -> {
            assertThat(command.name()).isEqualTo("status");
            assertThat(command.arguments()).containsExactly("all");
        });
    }

    @Test
    void doubleQuotesHoldWordsTogether() {
        assertThat(CommandLine.of("/say \"two words\" --to=\"Ann B\" \"a \\\"b\\\"\" \"\" x"))
                .hasValueSatisfying(command ->
                        assertThat(command.arguments()).containsExactly("two words", "--to=Ann B", "a \"b\"", "", "x"));
    }

    @Test
    void aQuoteThatIsNeverClosedHoldsTheRest() {
        assertThat(CommandLine.of("/say \"two words"))
                .hasValueSatisfying(command -> assertThat(command.arguments()).containsExactly("two words"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "status", "/", "/ status", "/usr/bin/env", "/3", "see /status"})
    void otherTextIsNoCommand(String text) {
        assertThat(CommandLine.of(text)).isEmpty();
    }
}
