package dev.dray.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.cli.view.Screen.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final int WIDTH = 80;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(out), new PrintWriter(err), Form.TABLE, WIDTH);

    @Test
    void whatIsNotPartOfTheAnswerGoesElsewhere() {
        screen.line("the answer");
        screen.aside("by the way");
        assertThat(out).hasToString("the answer\n");
        assertThat(err).hasToString("by the way\n");
    }

    @Test
    void aStoryBesideAnAnswerInJsonIsNotPartOfIt() {
        Screen json = new Screen(new PrintWriter(out), new PrintWriter(err), Form.JSON, WIDTH);
        json.beside().line("once upon a time");
        json.json(JsonNodeFactory.instance.objectNode());
        assertThat(out).hasToString("{}\n");
        assertThat(err).hasToString("once upon a time\n");
    }

    @Test
    void controlCharactersFromElsewhereAreShown() {
        screen.line("one\n\ttwo \u001b]0;title\u0007\r\u009b31m café 🎬");
        assertThat(out).hasToString("one\n\ttwo \\u001b]0;title\\u0007\\u000d\\u009b31m café 🎬\n");
    }

    @Test
    void jsonMeansTheSameWithItsControlCharactersShown() throws JsonProcessingException {
        String text = "\u001b[2J \u009b31m \u007f \\u001b";
        screen.json(JsonNodeFactory.instance.objectNode().put("text", text));
        assertThat(out.toString().chars()).noneMatch(each -> each != '\n' && Character.isISOControl(each));
        assertThat(new ObjectMapper().readTree(out.toString()).path("text").asText())
                .isEqualTo(text);
    }

    @Test
    void anAnswerNobodyReadsIsNotGoneOnWith() {
        Screen closed = new Screen(new PrintWriter(new ClosedPipe()), new PrintWriter(err), Form.TABLE, WIDTH);
        assertThatThrownBy(() -> closed.line("one of a thousand lines")).isInstanceOf(OutputClosedException.class);
    }

    /** Refuses every byte, as a pipe does whose reader has ended. */
    private static final class ClosedPipe extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
