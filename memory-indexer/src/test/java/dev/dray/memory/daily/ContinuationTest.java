package dev.dray.memory.daily;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.memory.TestingJournal;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuationTest {
    private static final String TITLE = "# 2026-02-08 Sunday\n";
    private static final List<EntryText> ENTRIES = TestingJournal.entries(5).stream()
            .map(new EntryMarkdown(ZoneOffset.UTC)::of)
            .toList();
    private static final byte[] WHOLE = after(new byte[0], ENTRIES);

    @Test
    void aTearAtAnyByteIsMended() {
        for (int length = 0; length <= WHOLE.length; length++) {
            assertThat(after(Arrays.copyOf(WHOLE, length), ENTRIES)).isEqualTo(WHOLE);
        }
    }

    @Test
    void soItIsWhenTheEntriesComeAgainOneByOne() {
        for (int length = 0; length <= WHOLE.length; length++) {
            byte[] file = Arrays.copyOf(WHOLE, length);
            for (EntryText entry : ENTRIES) {
                file = after(file, List.of(entry));
            }
            assertThat(file).isEqualTo(WHOLE);
        }
    }

    @Test
    void noByteOfAFileIsEverLost() {
        for (int length = 0; length <= WHOLE.length; length++) {
            byte[] edited = ("mine " + new String(WHOLE, 0, length, UTF_8) + " mine").getBytes(UTF_8);
            assertThat(new String(after(edited, ENTRIES), UTF_8)).startsWith(new String(edited, UTF_8));
        }
    }

    @Test
    void whatIsBehindTheLastEntryIsNotAccountedFor() {
        byte[] file = after(WHOLE, List.of());
        int accounted = Continuation.of(file, TITLE, ENTRIES.subList(0, 3)).accounted();
        assertThat(new String(file, 0, accounted, UTF_8))
                .endsWith(ENTRIES.get(2).text());
    }

    @Test
    void behindAnOwnersLineComesAnEmptyOne() {
        assertThat(continued("# Mine\nno end")).isEqualTo("# Mine\nno end\n\n" + text(0));
        assertThat(continued("# Mine\n")).isEqualTo("# Mine\n\n" + text(0));
        assertThat(continued("# Mine\n\n\n")).isEqualTo("# Mine\n\n\n" + text(0));
        assertThat(continued("# Mine\r\n")).isEqualTo("# Mine\r\n\n" + text(0));
    }

    private static String continued(String file) {
        return new String(after(file.getBytes(UTF_8), ENTRIES.subList(0, 1)), UTF_8);
    }

    private static String text(int n) {
        return ENTRIES.get(n).text();
    }

    private static byte[] after(byte[] file, List<EntryText> entries) {
        byte[] append = Continuation.of(file, TITLE, entries).append();
        byte[] whole = Arrays.copyOf(file, file.length + append.length);
        System.arraycopy(append, 0, whole, file.length, append.length);
        return whole;
    }
}
