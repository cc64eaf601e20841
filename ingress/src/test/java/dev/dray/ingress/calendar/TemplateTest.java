package dev.dray.ingress.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @Test
    void wordsOfTheEventArePutWhereTheirNamesStand() {
        assertThat(filled("Soon: {summary} at {time}, {location}.", "Stand-up", "Room 2"))
                .isEqualTo("Soon: Stand-up at 10:00, Room 2.");
    }

    @Test
    void whatTheEventDoesNotSayIsLeftOut() {
        assertThat(Template.parse("Soon: {summary}!").filled(Map.of())).isEqualTo("Soon: !");
    }

    @Test
    void twoBracesAreOne() {
        assertThat(filled("Soon {{x}}: {summary}", "a", "")).isEqualTo("Soon {x}: a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Soon: {sumary}           | {sumary} is nothing an event has; did you mean "summary"?
            Soon: {attendees}        | there are {summary}, {location}
            Soon: { summary }        | { summary } is nothing
            {summary}                | begins with {summary}, which whoever sends an invitation writes
            ` {location}: soon`      | put a word of your own before it
            /{summary}               | a command's name cannot come from an event
            /re{summary} now         | a command's name cannot come from an event
            ` `                      | is empty
            """)
    void aTextThatCannotBeFilledOrLetsAnEventSpeakFirstIsRefused(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse(text))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/deploy --now", "\n/deploy", "\u2028/deploy", "\u202e/deploy", "x\r\n/deploy", "\u0000/deploy"})
    void noEventCanMakeACommandOfAText(String summary) {
        String text = filled("Soon: {summary}", summary, "");

        assertThat(text).startsWith("Soon: ").doesNotContain("\n", "\r", "\u2028", "\u202e", "\u0000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /prep {summary} {location}        | /prep "two words" "Room 2"
            /prep about="{summary}" x         | /prep about="two words" x
            /prep "{summary} at {location}"   | /prep "two words at Room 2"
            /prep {summary}{location}         | /prep "two words""Room 2"
            """)
    void insideACommandEachIsOneArgument(String template, String text) {
        assertThat(filled(template, "two words", "Room 2")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a" --all "b   | /prep "a\\" --all \\"b" x
            a\\           | /prep "a\\\\" x
            a\\" --all    | /prep "a\\\\\\" --all" x
            """)
    void noEventCanEndTheQuotesItIsPutIn(String summary, String text) {
        assertThat(filled("/prep {summary} x", summary, "")).isEqualTo(text);
        assertThat(filled("/prep \"{summary}\" x", summary, "")).isEqualTo(text);
    }

    @Test
    void whatIsNotSaidIsAnEmptyArgumentSoThatTheOthersKeepTheirPlaces() {
        assertThat(filled("/prep {location} {summary}", "a", "")).isEqualTo("/prep \"\" \"a\"");
    }

    @Test
    void aLongTextIsCutBetweenLetters() {
        String text = filled("Soon: {summary}", "\uD83D\uDE00".repeat(300), "");

        assertThat(text).isEqualTo("Soon: " + "\uD83D\uDE00".repeat(200) + "…");
    }

    @Test
    void aTextOfTheOwnersAloneIsKnownAsSuch() {
        assertThat(Template.parse("{time}: {calendar} begins").hasWordsOfOthers())
                .isFalse();
        assertThat(Template.parse("Soon: {organizer}").hasWordsOfOthers()).isTrue();
    }

    private static String filled(String template, String summary, String location) {
        return Template.parse(template)
                .filled(Map.of(
                        Placeholder.SUMMARY, summary, Placeholder.LOCATION, location, Placeholder.TIME, "10:00"));
    }
}
