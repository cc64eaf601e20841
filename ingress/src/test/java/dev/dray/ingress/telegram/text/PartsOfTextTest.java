package dev.dray.ingress.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.telegram.text.Entity.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsOfTextTest {

    @Test
    void aShortTextIsOnePart() {
        Formatted text = Markdown.format("Hello\n\n```sh\nls\n```\nbye");

        assertThat(text.parts(4096)).containsExactly(text);
    }

    @Test
    void aLongTextIsCutBetweenParagraphs() {
        String first = "a".repeat(60);
        String second = "b b ".repeat(10).strip();

        assertThat(texts(first + "\n\n" + second, 80)).containsExactly(first, second);
    }

    @Test
    void aLongParagraphIsCutBetweenLinesAndALongLineBetweenWords() {
        assertThat(texts("x".repeat(50) + "\n" + "y".repeat(50), 80)).containsExactly("x".repeat(50), "y".repeat(50));
        assertThat(texts("x".repeat(50) + " " + "y".repeat(50), 80)).containsExactly("x".repeat(50), "y".repeat(50));
    }

    @Test
    void aBlockOfCodeThatFitsIntoAPartIsNotCut() {
        String code = "int x;\n".repeat(8).strip();

        assertThat(texts("Intro ".repeat(8) + "\n```\n" + code + "\n```", 80))
                .containsExactly("Intro ".repeat(8).strip(), code);
    }

    @Test
    void aBlockOfCodeThatFitsNowhereIsCodeAgainWithItsLanguage() {
        List<Formatted> parts = Markdown.format("```java\n" + "  int x;\n".repeat(30) + "```\nafter")
                .parts(80);

        assertThat(parts).hasSizeGreaterThan(3).allSatisfy(part -> {
            assertThat(part.text()).startsWith("  int x;");
            assertThat(part.entities()).singleElement().satisfies(each -> {
                assertThat(each.kind()).isEqualTo(Kind.PRE);
                assertThat(each.detail()).isEqualTo("java");
                assertThat(each.offset()).isZero();
            });
        });
        assertThat(parts.getLast().text()).endsWith("after");
    }

    @Test
    void aLinkIsNotCutAndWhatIsBoldGoesOnInTheNextPart() {
        String link = "[one two three four](https://a.b/c)";
        List<Formatted> parts =
                Markdown.format("**" + "bold ".repeat(13) + "**" + link).parts(70);

        assertThat(parts).extracting(Formatted::text).last().asString().endsWith("one two three four");
        List<Formatted> bold =
                Markdown.format("**" + "bold ".repeat(30).strip() + "**").parts(70);
        assertThat(bold)
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.entities())
                        .containsExactly(new Entity(Kind.BOLD, 0, part.text().length(), "")));
    }

    @Test
    void noPartHasMoreEntitiesThanTelegramShows() {
        List<Formatted> parts = Markdown.format("**b** `c` ".repeat(150)).parts(4096);

        assertThat(parts)
                .hasSizeGreaterThan(2)
                .allSatisfy(part -> assertThat(part.entities()).hasSizeLessThanOrEqualTo(100));
        assertThat(parts.stream().mapToInt(part -> part.entities().size()).sum())
                .isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverTheMarkdownNothingIsLostNothingTooLongAndNoEntityLeavesItsPart(long seed) {
        Formatted whole = Markdown.format(markdown(new Random(seed)));

        List<Formatted> parts = whole.parts(128);

        assertThat(parts).allSatisfy(part -> {
            assertThat(part.text().length()).isBetween(1, 128);
            assertThat(part.entities()).allSatisfy(each -> {
                assertThat(each.offset()).isNotNegative();
                assertThat(each.length()).isPositive();
                assertThat(each.end()).isLessThanOrEqualTo(part.text().length());
                assertThat(isWithinACharacter(part.text(), each.offset())).isFalse();
                assertThat(isWithinACharacter(part.text(), each.end())).isFalse();
            });
            assertThat(part.text().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        });
        assertThat(letters(parts.stream().map(Formatted::text).collect(Collectors.joining())))
                .isEqualTo(letters(whole.text()));
    }

    private static String markdown(Random random) {
        List<String> pieces = List.of(
                "a",
                "word",
                " ",
                "  ",
                "\n",
                "\n\n",
                "🐎",
                "é",
                "`",
                "\n```\n",
                "\n```java\n",
                "**",
                "*",
                "_",
                "~~",
                "> ",
                "\n- ",
                "\n1. ",
                "# ",
                "[go 🐎](https://a.b/c)",
                "![",
                "](",
                ")",
                "|",
                "\n|---|\n",
                "<b>",
                "\\",
                "    ",
                "\n---\n");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private static boolean isWithinACharacter(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    }

    /** Without space, which may go at a cut. */
    private static String letters(String text) {
        return text.replaceAll("\\s", "");
    }

    private static List<String> texts(String markdown, int most) {
        return Markdown.format(markdown).parts(most).stream()
                .map(Formatted::text)
                .toList();
    }
}
