package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.schema.Schedule;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What an owner sees and orders of cron entries, on a broker that holds one of everything. */
@TestInstance(Lifecycle.PER_CLASS)
class CronCommandsIT {
    private static final String FIRED = TestingRecords.message().getId();

    private Path home;
    private TestingLog log;

    @BeforeAll
    void tellTheStory(@TempDir Path directory) throws Exception {
        home = directory;
        log = TestingStory.in(home);
        log.write(
                Topics.SCHEDULES,
                Schedule.newBuilder(TestingRecords.schedule())
                        .setLastKind("late-fire")
                        .setLastScheduled(TestingRecords.RECEIVED)
                        .setLastAt(TestingRecords.RECEIVED)
                        .setLastMessageId(FIRED)
                        .setNextAt(TestingRecords.RECEIVED.plusSeconds(86_400))
                        .build());
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void theListSaysWhatWasLastAndHowItWentAndWhatIsNext() {
        Ran ran = Ran.on(home, "cron", "list");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.lines()).hasSize(2);
        assertThat(ran.lines().getFirst()).startsWith("ENTRY ").endsWith("NEXT");
        assertThat(ran.lines().getLast())
                .startsWith("briefing  0 7 * * *")
                .contains(
                        "Europe/Berlin",
                        " yes ",
                        "late-fire",
                        TestingRecords.job().getId())
                .contains("2026-02-09");
    }

    @Test
    void theListAsJsonHasTheJobsOfTheLastFire() {
        List<JsonNode> json = Ran.on(home, "cron", "list", "-o", "json").json();

        assertThat(json).hasSize(1);
        assertThat(json.getFirst().path("entry").asText()).isEqualTo("briefing");
        assertThat(json.getFirst().path("lastJobs").findValuesAsText("job"))
                .contains(TestingRecords.job().getId());
    }

    @Test
    void anOrderIsRecordedUnderTheEntrysName() {
        assertThat(Ran.on(home, "cron", "run", "briefing").lines())
                .containsExactly("briefing fires now; dray cron list shows how it went");
        assertThat(Ran.on(home, "cron", "disable", "briefing").code()).isZero();
        assertThat(Ran.on(home, "cron", "enable", "briefing").code()).isZero();

        List<JsonNode> recorded = Ran.on(home, "topic", "read", "dray.commands", "-o", "json").json().stream()
                .filter(command -> command.at("/value/entry").asText().equals("briefing"))
                .toList();
        assertThat(recorded)
                .extracting(command -> command.at("/value/kind").asText())
                .containsSubsequence("RUN", "DISABLE", "ENABLE");
        assertThat(recorded)
                .allSatisfy(command -> assertThat(command.path("key").asText()).isEqualTo("cron/briefing"));
    }

    @Test
    void anEntryThatIsNotThereIsNotFound() {
        Ran ran = Ran.on(home, "cron", "run", "brefing");

        assertThat(ran.code()).isEqualTo(ExitCode.NOT_FOUND.number());
        assertThat(ran.err())
                .contains("there is no cron entry \"brefing\"; there are briefing; did you mean \"briefing\"?");
    }
}
