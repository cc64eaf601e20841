package dev.dray.ingress.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Message;
import dev.dray.schema.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronOrdersTest {
    private static final TestingEntry HOURLY = TestingEntry.of("0 * * * *");

    @TempDir
    private Path directory;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T06:30:00Z"));
    private final RecordingRecorder recorder = new RecordingRecorder();
    private final List<Schedule> shown = new ArrayList<>();

    @Test
    void anOrderToRunIsAFireOfItsOwnAndMovesNothing() throws IOException {
        try (CronSource source = started(HOURLY)) {
            order(source, CommandKind.RUN, "briefing");
            time.advance(Duration.ofMinutes(30));
        }

        assertThat(ids()).containsExactly("cron:briefing:run:RUN-1", "cron:briefing:2026-11-20T07:00:00Z");
        Message run = recorder.messages().getFirst();
        assertThat(run.getKind()).isEqualTo("fire");
        assertThat(run.getText()).isEqualTo("What is on today?");
        assertThat(run.getAddressed()).isTrue();
        JsonNode raw = new ObjectMapper().readTree(run.getRaw().array());
        assertThat(raw.path("by").asText()).isEqualTo("telegram:42");
    }

    @Test
    void anOrderToRunThatCannotBeRecordedIsCarriedOutAfterAStart() {
        recorder.refuseNext(1);
        try (CronSource source = started(HOURLY)) {
            order(source, CommandKind.RUN, "briefing");
            assertThat(source.trouble()).contains("the disk is full");
            assertThat(source.heardUntil()).isEqualTo(Map.of(0, 1L));
        }

        started(HOURLY).close();
        started(HOURLY).close();

        assertThat(ids()).containsExactly("cron:briefing:run:RUN-1");
    }

    @Test
    void aDisabledEntryDoesNotFireNotEvenAfterAStart() {
        try (CronSource source = started(HOURLY)) {
            order(source, CommandKind.DISABLE, "briefing");
        }

        try (CronSource _ = started(HOURLY)) {
            time.advance(Duration.ofHours(5));
        }

        assertThat(recorder.messages()).isEmpty();
        assertThat(shown.getLast().getEnabled()).isFalse();
        assertThat(shown.getLast().getChangedBy()).contains("telegram:42");
        assertThat(shown.getLast().getNextAt()).isEmpty();
    }

    @Test
    void aDisabledEntryRunsByOrder() {
        try (CronSource source = started(HOURLY)) {
            order(source, CommandKind.DISABLE, "briefing");
            order(source, CommandKind.RUN, "briefing");
        }

        assertThat(ids()).containsExactly("cron:briefing:run:RUN-2");
        assertThat(shown.getLast().getLastMessageId()).contains("cron:briefing:run:RUN-2");
        assertThat(shown.getLast().getEnabled()).isFalse();
    }

    @Test
    void anEntryThatIsEnabledAgainSkippedWhatCameInBetween() {
        try (CronSource source = started(HOURLY)) {
            order(source, CommandKind.DISABLE, "briefing");
            time.advance(Duration.ofHours(3));
            order(source, CommandKind.ENABLE, "briefing");
            time.advance(Duration.ofHours(1));
        }

        assertThat(ids())
                .containsExactly(
                        "cron:briefing:2026-11-20T07:00:00Z/2026-11-20T09:00:00Z",
                        "cron:briefing:2026-11-20T10:00:00Z");
        assertThat(recorder.messages().getFirst().getText()).endsWith("the entry was disabled");
        assertThat(recorder.messages().getFirst().getAddressed()).isFalse();
        assertThat(recorder.messages().getLast().getKind()).isEqualTo("fire");
    }

    @Test
    void whoEnablesWhatIsEnabledChangesNothing() {
        started(HOURLY).close();
        time.advance(Duration.ofHours(3));
        recorder.refuseNext(1);

        try (CronSource source = started(HOURLY)) {
            order(source, CommandKind.ENABLE, "briefing");
        }

        assertThat(recorder.messages()).extracting(Message::getKind).containsExactly("skip", "late-fire");
        assertThat(shown.getLast().getChangedBy()).isEmpty();
    }

    @Test
    void anOrderToAnotherEntryChangesNothing() {
        try (CronSource source = started(HOURLY)) {
            order(source, CommandKind.RUN, "other");
            order(source, CommandKind.DISABLE, "other");
            time.advance(Duration.ofMinutes(30));
        }

        assertThat(ids()).containsExactly("cron:briefing:2026-11-20T07:00:00Z");
    }

    private CronSource started(TestingEntry entry) {
        CronSource source = new CronSource(
                List.of(entry.made()),
                ZoneId.of("UTC"),
                directory.resolve("cron.db"),
                recorder,
                shown::add,
                time,
                time);
        source.start();
        return source;
    }

    /** The next record of the topic. */
    private void order(CronSource source, CommandKind kind, String entry) {
        long next = source.heardUntil().getOrDefault(0, 0L) + 1;
        Command command = Command.newBuilder()
                .setId(kind + "-" + next)
                .setJobId("")
                .setKind(kind)
                .setEntry(entry)
                .setBy("telegram:42")
                .setAt(time.instant())
                .build();
        source.hear(List.of(command), Map.of(0, next));
    }

    private List<String> ids() {
        return recorder.messages().stream().map(Message::getId).toList();
    }
}
