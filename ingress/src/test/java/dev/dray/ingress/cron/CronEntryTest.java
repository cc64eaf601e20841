package dev.dray.ingress.cron;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dray.ingress.cron.CronEntry.Missed;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronEntryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 0 31 4 *   | schedule: "0 0 31 4 *" never fires; did you mean "0 0 30 4 *"?
                    0 0 30 2 *   | schedule: "0 0 30 2 *" never fires; did you mean "0 0 28 2 *"?
                    0 0 0 31 6 * | schedule: "0 0 0 31 6 *" never fires; did you mean "0 0 0 30 6 *"?
                    61 * * * *   | schedule: minute: "61" is not between 0 and 59
                    """)
    void aScheduleThatCannotWorkIsRefusedWithASuggestion(String schedule, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("briefing", schedule, "tell me", Optional.empty()))
                .withMessage(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Morning", "a b", "-x", "ä"})
    void aNameThatFitsIntoNoIdIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(name, "@daily", "tell me", Optional.empty()))
                .withMessageStartingWith("name: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegram", "42", "/42", "Telegram/42"})
    void aConversationWithoutChannelOrThreadIsRefused(String conversation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("briefing", "@daily", "tell me", Optional.of(conversation)))
                .withMessageStartingWith("conversation: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 29 2 *", "@weekly", "*/5 * * * * *"})
    void whatFiresAtLeastOnceInALeapYearIsFine(String schedule) {
        assertThatCode(() -> entry("briefing", schedule, "tell me", Optional.of("telegram/42")))
                .doesNotThrowAnyException();
    }

    private static CronEntry entry(String name, String schedule, String text, Optional<String> conversation) {
        return new CronEntry(name, schedule, Optional.empty(), text, conversation, Missed.RUN_ONCE);
    }
}
