package dev.dray.cli.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void whatIsWrittenArrives() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        StandardOutput out = new StandardOutput(terminal);
        print(out);
        assertThat(terminal).hasToString("the answer\n");
        assertThat(out.trouble()).isEmpty();
    }

    @Test
    void aReaderWhoEndedIsNoTrouble() {
        StandardOutput out = new StandardOutput(refusing("Broken pipe"));
        print(out);
        assertThat(out.trouble()).isEmpty();
    }

    @Test
    void aFullDiskIsTrouble() {
        StandardOutput out = new StandardOutput(refusing("No space left on device"));
        print(out);
        assertThat(out.trouble()).contains("No space left on device");
    }

    private static void print(StandardOutput out) {
        PrintWriter writer = new PrintWriter(out, false, UTF_8);
        writer.println("the answer");
        writer.flush();
    }

    private static OutputStream refusing(String why) {
        return new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
