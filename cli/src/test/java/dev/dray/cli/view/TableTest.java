package dev.dray.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table =
                new Table("JOB", "STATE", "TEXT").row("1", "succeeded", "/help").row("long-name", "-", "/video");
        assertThat(table.lines(80))
                .containsExactly(
                        "JOB        STATE      TEXT", //
                        "1          succeeded  /help",
                        "long-name  -          /video");
    }

    @Test
    void aTableWithoutRowsIsItsHeading() {
        assertThat(new Table("JOB", "STATE").lines(80)).containsExactly("JOB  STATE");
    }

    @Test
    void aLineIsCutToTheTerminal() {
        Table table = new Table("JOB", "TEXT").row("1", "a long story");
        assertThat(table.lines(11)).containsExactly("JOB  TEXT", "1    a lon…");
    }

    @Test
    void whatLooksLikeOneCharacterCountsAsOne() {
        Table table = new Table("A", "B").row("🎬", "x").row("ab", "y");
        assertThat(table.lines(80)).containsExactly("A   B", "🎬   x", "ab  y");
        assertThat(new Table("A").row("🎬🎬🎬").lines(2)).contains("🎬…");
    }

    @Test
    void aCellStaysOnItsLine() {
        assertThat(new Table("TEXT", "BY").row("two\nlines\tand more ", "me").lines(80))
                .containsExactly("TEXT                BY", "two lines and more  me");
    }

    @Test
    void aCellThatMovesTheCursorMovesNoColumn() {
        assertThat(new Table("TEXT", "BY").row("\u001b[2J", "me").lines(80))
                .containsExactly("TEXT       BY", "\\u001b[2J  me");
    }
}
