package dev.dray.ingress.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPartsTest {

    @Test
    void aShortTextIsOnePart() {
        assertThat(TextParts.of("Hello\n\n```sh\nls\n```\nbye", 4096)).containsExactly("Hello\n\n```sh\nls\n```\nbye");
    }

    @Test
    void aLongTextIsCutBetweenParagraphs() {
        String first = "a".repeat(60);
        String second = "b b ".repeat(10).strip();

        assertThat(TextParts.of(first + "\n\n" + second, 80)).containsExactly(first, second);
    }

    @Test
    void aLongParagraphIsCutBetweenLinesAndALongLineBetweenWords() {
        assertThat(TextParts.of("x".repeat(50) + "\n  - " + "y".repeat(50), 80))
                .containsExactly("x".repeat(50), "  - " + "y".repeat(50));
        assertThat(TextParts.of("x".repeat(50) + " " + "y".repeat(50), 80))
                .containsExactly("x".repeat(50), "y".repeat(50));
    }

    @Test
    void aCharacterIsNeverCutInTwo() {
        List<String> parts = TextParts.of("a" + "🐎".repeat(100), 64);

        assertThat(parts).allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(64));
        assertThat(String.join("", parts)).isEqualTo("a" + "🐎".repeat(100));
        assertThat(parts).noneMatch(part -> Character.isHighSurrogate(part.charAt(part.length() - 1)));
    }

    @Test
    void aBlockOfCodeThatFitsIntoAPartIsNotCut() {
        String code = "```java\n" + "int x;\n".repeat(8) + "```";

        assertThat(TextParts.of("Intro ".repeat(8) + "\n" + code, 80))
                .containsExactly("Intro ".repeat(8).strip(), code);
    }

    @Test
    void aBlockOfCodeThatFitsNowhereIsClosedAndOpenedAgainWithItsLanguage() {
        List<String> parts = TextParts.of("```java\n" + "int x;\n".repeat(30) + "```\nafter", 80);

        assertThat(parts.subList(0, parts.size() - 1))
                .allSatisfy(part -> assertThat(part).startsWith("```java\n").endsWith("\n```"));
        assertThat(parts.getLast()).startsWith("```java\n").endsWith("\n```\nafter");
        assertThat(String.join("", parts).split("int x;", -1)).hasSize(31);
    }

    @Test
    void aBlockOfCodeWithoutAnEndGoesToTheEnd() {
        assertThat(TextParts.of("~~~\n" + "z".repeat(150), 80))
                .allSatisfy(part -> assertThat(part).startsWith("~~~\n").endsWith("\n~~~"));
    }

    @Test
    void backticksWithinALineOpenNothing() {
        assertThat(TextBlock.of("```inline``` and on\n")).hasOnlyElementsOfType(TextBlock.Prose.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverTheTextNothingIsLostAndNothingTooLong(long seed) {
        Random random = new Random(seed);
        List<String> pieces = List.of("a", "b", " ", "  ", "\n", "\n\n", "🐎", "é", "`", "\n```\n");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }

        List<String> parts = TextParts.of(text.toString(), 128);

        assertThat(parts).allSatisfy(part -> {
            assertThat(part.length()).isLessThanOrEqualTo(128);
            assertThat(part).isNotBlank();
        });
        assertThat(letters(String.join("", parts))).isEqualTo(letters(text.toString()));
    }

    /** Without space, which may go at a cut, and backticks, which may come. */
    private static String letters(String text) {
        return text.replaceAll("[\\s`]", "");
    }
}
