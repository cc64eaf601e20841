package dev.dray.cli.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Screen.Form;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadyLineTest {
    private static final ReadyLine LINE = ReadyLine.of(
            "gateway", Map.of("http", "http://127.0.0.1:4810", "broker", "127.0.0.1:4811"), Path.of("/srv/dray"));

    @Test
    void aPersonReadsWords() {
        assertThat(printed(Form.TABLE))
                .isEqualTo("ready broker=127.0.0.1:4811 home=/srv/dray http=http://127.0.0.1:4810\n");
    }

    @Test
    void aProgramReadsJson() {
        assertThat(printed(Form.JSON))
                .isEqualTo(
                        "{\"ready\":\"gateway\",\"broker\":\"127.0.0.1:4811\",\"home\":\"/srv/dray\",\"http\":\"http://127.0.0.1:4810\"}\n");
    }

    private static String printed(Form form) {
        StringWriter out = new StringWriter();
        LINE.print(new Screen(new PrintWriter(out), new PrintWriter(new StringWriter()), form, 80));
        return out.toString();
    }
}
