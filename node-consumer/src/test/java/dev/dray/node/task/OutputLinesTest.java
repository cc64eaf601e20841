package dev.dray.node.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputLinesTest {
    private final List<String> lines = new ArrayList<>();
    private final OutputLines output = new OutputLines(lines::add);

    @Test
    void linesEndAsOnUnixAsOnWindowsAndAsProgressBarsDo() {
        say("one\ntwo\r\n10%\r20%\r\n\nlast");
        output.finish();
        assertThat(lines).containsExactly("one", "two", "10%", "20%", "", "last");
    }

    @Test
    void aLetterCutInTwoIsWhole() {
        byte[] bytes = "schön 🚚\n".getBytes(UTF_8);
        for (byte one : bytes) {
            output.accept(new byte[] {one});
        }
        assertThat(lines).containsExactly("schön 🚚");
    }

    @Test
    void coloursAndControlCharactersAreLeftOut() {
        say("\u001B[1;32mok\u001B[0m \u0007\u0000done\ttab\n");
        assertThat(lines).containsExactly("ok done\ttab");
    }

    @Test
    void aLineWithoutEndBecomesSeveral() {
        say("x".repeat(10_000));
        output.finish();
        assertThat(lines).hasSize(3).allMatch(line -> line.length() <= 4_096);
    }

    @Test
    void anyBytesAreLines() {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        output.accept(noise);
        output.finish();
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("\u0000"));
    }

    private void say(String text) {
        output.accept(text.getBytes(UTF_8));
    }
}
