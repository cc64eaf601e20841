package dev.dray.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {

    private static LogRecord record(Level level, String message) {
        var record = new LogRecord(level, message);
        record.setLoggerName("dev.dray.node.Ledger");
        record.setInstant(Instant.parse("2026-02-08T10:42:00.123Z"));
        return record;
    }

    private static String line(LogRecord record) {
        var thread = Thread.currentThread().getName();
        return new LogLine().format(record).replace("[" + thread + "]", "[thread]");
    }

    @Test
    void putsTheSentenceBeforeItsPairs() {
        assertThat(line(record(Level.WARNING, "job=j-1 lane=video The job was interrupted")))
                .isEqualTo(
                        "2026-02-08T10:42:00.123Z WARN Ledger [thread] The job was interrupted job=j-1 lane=video\n");
    }

    @Test
    void leavesASentenceWithoutPairsAsItIs() {
        assertThat(line(record(Level.INFO, "Ready")))
                .isEqualTo("2026-02-08T10:42:00.123Z INFO Ledger [thread] Ready\n");
    }

    @Test
    void leavesAMessageThatIsNoSentenceAsItIs() {
        assertThat(line(record(Level.SEVERE, "a=1 of 2")))
                .isEqualTo("2026-02-08T10:42:00.123Z ERROR Ledger [thread] a=1 of 2\n");
    }

    @Test
    void keepsAMessageOfSeveralLinesOnOne() {
        assertThat(line(record(Level.FINE, "One\r\ntwo")))
                .isEqualTo("2026-02-08T10:42:00.123Z DEBUG Ledger [thread] One\\ntwo\n");
    }

    @Test
    void indentsAStackTrace() {
        var record = record(Level.SEVERE, "The node failed");
        record.setThrown(new IllegalStateException("boom"));
        assertThat(line(record).lines().skip(1)).isNotEmpty().allMatch(each -> each.startsWith("    "));
        assertThat(line(record)).contains("    java.lang.IllegalStateException: boom\n");
    }
}
