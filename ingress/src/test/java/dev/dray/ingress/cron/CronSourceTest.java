package dev.dray.ingress.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.cron.CronEntry.Missed;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronSourceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path directory;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T06:59:30Z"));
    private final RecordingRecorder recorder = new RecordingRecorder();

    @Test
    void anEntryFiresAtItsTimeAndSpeaksForTheOwner() throws IOException {
        try (CronSource _ = started("0 8 * * *", Missed.RUN_ONCE, Optional.of("telegram/42"))) {
            time.advance(Duration.ofSeconds(29));
            assertThat(recorder.messages()).isEmpty();

            time.advance(Duration.ofSeconds(1));

            Message fire = recorder.messages().getFirst();
            assertThat(fire.getId()).isEqualTo("cron:briefing:2026-11-20T07:00:00Z");
            assertThat(fire.getConversation()).isEqualTo("telegram/42");
            assertThat(fire.getChannel()).isEqualTo("cron");
            assertThat(fire.getRole()).contains(Role.OWNER);
            assertThat(fire.getText()).isEqualTo("What is on today?");
            assertThat(raw(fire).path("missed").asInt()).isZero();
        }
    }

    @Test
    void whatWasMissedRunsOnceAndSaysHowMuchMoreThereWas() throws IOException {
        try (CronSource _ = started("0 * * * *", Missed.RUN_ONCE, Optional.empty())) {
            time.advance(Duration.ofMinutes(5));
        }
        time.advance(Duration.ofHours(3));

        try (CronSource _ = started("0 * * * *", Missed.RUN_ONCE, Optional.empty())) {
            assertThat(ids())
                    .containsExactly("cron:briefing:2026-11-20T07:00:00Z", "cron:briefing:2026-11-20T10:00:00Z");
            JsonNode late = raw(recorder.messages().getLast());
            assertThat(late.path("missed").asInt()).isEqualTo(2);
            assertThat(late.path("scheduled").asText()).isEqualTo("2026-11-20T10:00:00Z");
            assertThat(late.path("firedAt").asText()).isEqualTo("2026-11-20T10:04:30Z");
        }
    }

    @Test
    void whoWantsAllThatWasMissedGetsAll() {
        started("0 * * * *", Missed.RUN_ALL, Optional.empty()).close();
        time.advance(Duration.ofHours(3));

        started("0 * * * *", Missed.RUN_ALL, Optional.empty()).close();

        assertThat(ids())
                .containsExactly(
                        "cron:briefing:2026-11-20T07:00:00Z",
                        "cron:briefing:2026-11-20T08:00:00Z",
                        "cron:briefing:2026-11-20T09:00:00Z");
    }

    @Test
    void whoWantsNothingLateHearsOfTheSkippedOnesWithTheNextOnTime() throws IOException {
        started("0 * * * *", Missed.SKIP, Optional.empty()).close();
        time.advance(Duration.ofHours(3));

        try (CronSource _ = started("0 * * * *", Missed.SKIP, Optional.empty())) {
            assertThat(recorder.messages()).isEmpty();
            time.advance(Duration.ofHours(1));
        }

        assertThat(ids()).containsExactly("cron:briefing:2026-11-20T10:00:00Z");
        assertThat(raw(recorder.messages().getFirst()).path("missed").asInt()).isEqualTo(3);
    }

    @Test
    void aNewScheduleHasMissedNothing() {
        started("0 * * * *", Missed.RUN_ONCE, Optional.empty()).close();
        time.advance(Duration.ofHours(3));

        started("30 * * * *", Missed.RUN_ONCE, Optional.empty()).close();

        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void anEntryThatCannotBeRecordedSaysSoAndKeepsTrying() {
        try (CronSource source = started("0 8 * * *", Missed.RUN_ONCE, Optional.empty())) {
            recorder.refuseNext(1);

            time.advance(Duration.ofSeconds(30));
            assertThat(source.trouble()).contains("the disk is full");

            time.advance(Duration.ofSeconds(5));
            assertThat(source.trouble()).isEmpty();
            assertThat(ids()).containsExactly("cron:briefing:2026-11-20T07:00:00Z");
        }
    }

    private CronSource started(String schedule, Missed missed, Optional<String> conversation) {
        CronEntry entry =
                new CronEntry("briefing", schedule, Optional.empty(), "What is on today?", conversation, missed);
        CronSource source = new CronSource(List.of(entry), BERLIN, directory.resolve("cron.db"), recorder, time, time);
        source.start();
        return source;
    }

    private List<String> ids() {
        return recorder.messages().stream().map(Message::getId).toList();
    }

    private static JsonNode raw(Message fire) throws IOException {
        return new ObjectMapper().readTree(fire.getRaw().array());
    }
}
