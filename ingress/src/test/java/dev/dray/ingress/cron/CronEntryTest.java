package dev.dray.ingress.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
                    every 15     | schedule: "15" is not a duration; write a number and a unit (ms, s, m, h, d), such as 250ms, 10s or 1h30m
                    every 0s     | schedule: "every 0s": write whole seconds, from 1s to 366d
                    every 1500ms | schedule: "every 1s500ms": write whole seconds, from 1s to 366d
                    at noon      | schedule: "at noon" is no time there is; write at 2026-12-01T07:00, or at 2026-12-01T07:00+01:00
                    at 2026-02-29T07:00 | schedule: "at 2026-02-29T07:00" is no time there is; write at 2026-12-01T07:00, or at 2026-12-01T07:00+01:00
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
    @ValueSource(
            strings = {"0 0 29 2 *", "@weekly", "*/5 * * * * *", "0 0 * 2 mon#5", "every 90s", "at 1999-12-31T23:59"})
    void whatFiresHoweverSeldomIsFine(String schedule) {
        assertThatCode(() -> entry("briefing", schedule, "tell me", Optional.of("telegram/42")))
                .doesNotThrowAnyException();
    }

    @Test
    void aBoundThatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestingEntry.of("@daily").most(0).made())
                .withMessage("missed-most: 0 is not between 1 and 1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TestingEntry.of("@daily").within(Duration.ofSeconds(59)).made())
                .withMessageStartingWith("missed-within: is less than a minute");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TestingEntry.of("@daily").stagger(Duration.ofHours(25)).made())
                .withMessage("stagger: write whole seconds, up to 1d");
    }

    @Test
    void entriesOfOneScheduleAreSpreadTheSameWayInEveryRun() {
        List<Duration> offsets = IntStream.range(0, 25)
                .mapToObj(i -> TestingEntry.of("@hourly")
                        .name("entry-" + i)
                        .stagger(Duration.ofMinutes(5))
                        .made()
                        .offset())
                .toList();

        assertThat(offsets).allSatisfy(offset -> assertThat(offset).isBetween(Duration.ZERO, Duration.ofSeconds(299)));
        assertThat(offsets.stream().distinct().count()).isGreaterThan(20);
        assertThat(TestingEntry.of("@hourly")
                        .stagger(Duration.ofMinutes(5))
                        .made()
                        .offset())
                .isEqualTo(Duration.ofSeconds(89));
    }

    private static CronEntry entry(String name, String schedule, String text, Optional<String> conversation) {
        TestingEntry entry = TestingEntry.of(schedule).name(name).text(text);
        conversation.ifPresent(entry::conversation);
        return entry.made();
    }
}
