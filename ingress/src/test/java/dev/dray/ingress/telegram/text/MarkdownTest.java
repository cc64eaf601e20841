package dev.dray.ingress.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.telegram.text.Entity.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            It is **done** now            | It is done now        | BOLD done
            *really*                      | really                | ITALIC really
            ~~old~~ new                   | old new               | STRIKETHROUGH old
            Run `ls -l` here              | Run ls -l here        | CODE ls -l
            # Report                      | Report                | BOLD Report
            > said so                     | said so               | BLOCKQUOTE said so
            See [the site](https://a.b/c) | See the site          | TEXT_LINK the site https://a.b/c
            ![a map](https://a.b/m.png)   | a map                 | TEXT_LINK a map https://a.b/m.png
            🐎 **go**                     | 🐎 go                 | BOLD go
            """)
    void whatIsFormattedIsSaidBesideTheText(String markdown, String text, String entity) {
        Formatted shown = Markdown.format(markdown);

        assertThat(shown.text()).isEqualTo(text);
        assertThat(said(shown)).containsExactly(entity);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            [notes](notes.md)              | notes (notes.md)
            [mail](mailto:a@b.c)           | mail (mailto:a@b.c)
            <a@b.c>                        | a@b.c
            [local](http://gateway/x)      | local (http://gateway/x)
            <https://a.b/c>                | https://a.b/c
            a <b>bold</b> word             | a <b>bold</b> word
            [INFO]: finished               | [INFO]: finished
            2 \\* 3 \\* 4                  | 2 * 3 * 4
            """)
    void whatTelegramCannotShowIsStillThere(String markdown, String text) {
        Formatted shown = Markdown.format(markdown);

        assertThat(shown.text()).isEqualTo(text);
        assertThat(shown.entities()).isEmpty();
    }

    @Test
    void aFencedBlockIsCodeInItsLanguageWithItsIndentation() {
        Formatted shown = Markdown.format("Look:\n```java title\n  int x;\n\n  int y;\n```\nend");

        assertThat(shown.text()).isEqualTo("Look:\n\n  int x;\n\n  int y;\n\nend");
        assertThat(shown.entities()).containsExactly(new Entity(Kind.PRE, 7, 18, "java"));
    }

    @Test
    void codeIsNothingElseBesides() {
        Formatted shown = Markdown.format("**run `ls` now** and [`see`](https://a.b/c)");

        assertThat(shown.text()).isEqualTo("run ls now and see");
        assertThat(said(shown)).containsExactly("BOLD run ", "CODE ls", "BOLD  now", "TEXT_LINK see https://a.b/c");
    }

    @Test
    void listsAreBulletsAndNumbersUnderOneAnother() {
        Formatted shown = Markdown.format("To do:\n\n- one\n- two\n  1. three\n  2. four\n- five\n\nDone");

        assertThat(shown.text()).isEqualTo("To do:\n\n• one\n• two\n  1. three\n  2. four\n• five\n\nDone");
    }

    @Test
    void aTableIsCodeInColumnsAndKeepsItsAddresses() {
        Formatted shown =
                Markdown.format("| job | is |\n|---|---|\n| [render](https://a.b/r) | **done** |\n| 🐎 | x |");

        assertThat(shown.text())
                .isEqualTo("job                     is\n" + "─".repeat(28)
                        + "\nrender (https://a.b/r)  done\n🐎                       x");
        assertThat(shown.entities()).singleElement().matches(each -> each.kind() == Kind.PRE && each.offset() == 0);
    }

    @Test
    void quotesWithinQuotesAreOneQuote() {
        assertThat(said(Markdown.format("> outer\n>\n> > inner\n"))).containsExactly("BLOCKQUOTE outer\n\ninner");
    }

    @Test
    void nothingIsNothing() {
        assertThat(Markdown.format(" \n ").text()).isEmpty();
    }

    private static List<String> said(Formatted shown) {
        return shown.entities().stream()
                .map(each -> "%s %s %s"
                        .formatted(each.kind(), shown.text().substring(each.offset(), each.end()), each.detail()))
                .map(each -> each.endsWith(" ") ? each.substring(0, each.length() - 1) : each)
                .toList();
    }
}
