package dev.dray.node.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScrubberTest {
    private static final List<String> SECRETS = List.of("hunter2", "hunter2-longer", "pass wörd", "aab");

    @Test
    void everySecretIsMaskedTheLongestFirst() {
        assertThat(Scrubber.scrub("hunter2 hunter2-longer pass wörd aaab end", SECRETS))
                .isEqualTo("*** *** *** a*** end");
    }

    @Test
    void aSecretCutAnywhereIsMaskedAllTheSame() {
        byte[] text = "x hunter2-longer, pass wörd; hunter2-long aaaab hunter".getBytes(UTF_8);
        String expected = "x ***, ***; ***-long aa*** hunter";
        for (int first = 0; first <= text.length; first++) {
            for (int second = first; second <= text.length; second++) {
                assertThat(scrubbed(text, first, second)).isEqualTo(expected);
            }
        }
    }

    @Test
    void aLineWithoutTheBeginningOfASecretPassesAtOnce() {
        Scrubber scrubber = new Scrubber(SECRETS);
        byte[] line = "rendering 12%\n".getBytes(UTF_8);
        assertThat(scrubber.pass(line, line.length)).isEqualTo(line);
    }

    @Test
    void onlyThatBeginningIsKeptBack() {
        Scrubber scrubber = new Scrubber(SECRETS);
        byte[] line = "token: hunt".getBytes(UTF_8);
        assertThat(scrubber.pass(line, line.length)).asString(UTF_8).isEqualTo("token: ");
        assertThat(scrubber.pass("ing\n".getBytes(UTF_8), 4)).asString(UTF_8).isEqualTo("hunting\n");
    }

    @Test
    void theLinesOfALongSecretAreSecretToo() {
        assertThat(Scrubber.scrub("- MIIEvQIBADANBg -", List.of("-----BEGIN KEY-----\nMIIEvQIBADANBg\n")))
                .isEqualTo("- *** -");
    }

    @Test
    void withoutSecretsEverythingPasses() {
        byte[] bytes = new byte[10_000];
        new Random(7).nextBytes(bytes);
        assertThat(new Scrubber(List.of("")).pass(bytes, bytes.length)).isEqualTo(bytes);
    }

    private static String scrubbed(byte[] text, int first, int second) {
        Scrubber scrubber = new Scrubber(SECRETS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = 0;
        for (int to : new int[] {first, second, text.length}) {
            byte[] chunk = java.util.Arrays.copyOfRange(text, from, to);
            out.writeBytes(scrubber.pass(chunk, chunk.length));
            from = to;
        }
        out.writeBytes(scrubber.rest());
        return out.toString(UTF_8);
    }
}
