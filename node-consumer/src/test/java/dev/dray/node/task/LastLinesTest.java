package dev.dray.node.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastLinesTest {
    private final LastLines lines = new LastLines(20);

    @Test
    void aShortTextIsWhole() {
        lines.add("");
        lines.add("one");
        lines.add("two");
        assertThat(lines.text()).isEqualTo("one\ntwo");
    }

    @Test
    void ofALongTextTheLastWholeLinesAreKept() {
        for (int n = 1; n <= 1_000; n++) {
            lines.add("line " + n);
        }
        assertThat(lines.text()).isEqualTo("…\nline 999\nline 1000");
    }

    @Test
    void ofOneLongLineTheEndIsKept() {
        lines.add("0123456789".repeat(5));
        assertThat(lines.text()).isEqualTo("…\n1234567890123456789");
    }

    @Test
    void theLastLineIsTheLastThatSaysSomething() {
        lines.add("boom");
        lines.add("  ");
        assertThat(lines.last()).isEqualTo("boom");
    }
}
