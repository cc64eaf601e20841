package dev.dray.node.command;

import static dev.dray.node.executor.TestingJobs.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.Outcome;
import dev.dray.node.executor.RecordingContext;
import dev.dray.node.executor.TestingJobs;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Schedule;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scene: it is 12:12 in Berlin, half an hour after the first job. */
class CronCommandTest {
    private final TestingBoard board = new TestingBoard();
    private final List<Command> wishes = new ArrayList<>();
    private final CommandExecutor executor = LightCommands.executor(
            board, wishes::add, List.of(), ZoneId.of("Europe/Berlin"), InstantSource.fixed(AT.plusSeconds(1_800)));

    @Test
    void cronListsWhatEntriesDidAndDoNext() {
        String fired = board.add("eeeee00000001", "deploy", JobStatus.SUCCEEDED, 1)
                .getJob()
                .getMessageId();
        board.add(schedule("briefing")
                .setLastKind("fire")
                .setLastAt(AT)
                .setLastMessageId(fired)
                .setNextAt(AT.plusSeconds(86_400))
                .build());
        board.add(schedule("backup")
                .setLastKind("skip")
                .setLastAt(AT)
                .setEnabled(false)
                .setChangedBy("telegram:42")
                .build());
        board.add(schedule("once").build());
        assertThat(answer("cron")).isEqualTo("""
                        **Cron**
                        `backup` 42 11 * * * · skipped 11:42 · disabled by telegram:42
                        `briefing` 42 11 * * * · last 11:42, succeeded · next 9 Feb 11:42
                        `once` 42 11 * * * · not fired yet · does not fire again""");
    }

    @Test
    void anOrderToACronEntryIsAWishWithTheIdOfTheJobThatAsks() {
        board.add(schedule("briefing").build());
        Job asked = TestingJobs.job("command", "cron", "run", "briefing");

        assertThat(answer(asked)).isEqualTo("Running briefing now.");
        assertThat(answer(asked)).isEqualTo("Running briefing now.");
        assertThat(answer("cron", "disable", "briefing")).startsWith("briefing does not fire by itself any more");
        assertThat(answer("cron", "enable", "briefing")).isEqualTo("briefing fires by itself again.");

        assertThat(wishes)
                .extracting(Command::getKind)
                .containsExactly(CommandKind.RUN, CommandKind.RUN, CommandKind.DISABLE, CommandKind.ENABLE);
        assertThat(wishes).extracting(Command::getEntry).containsOnly("briefing");
        assertThat(wishes.subList(0, 2)).extracting(Command::getId).containsOnly(asked.getId());
        assertThat(wishes).extracting(Command::getBy).containsOnly("telegram:42");
    }

    @Test
    void anOrderToNoCronEntryIsNoWish() {
        board.add(schedule("briefing").build());

        assertThat(answer("cron", "run", "brefing"))
                .isEqualTo("There is no cron entry brefing; did you mean \"briefing\"? There are: briefing.");
        assertThat(answer("cron", "stop", "briefing")).startsWith("Write /cron, or /cron run NAME");
        assertThat(answer("cron", "run")).startsWith("Write /cron, or /cron run NAME");
        assertThat(wishes).isEmpty();
    }

    private static Schedule.Builder schedule(String entry) {
        return Schedule.newBuilder()
                .setEntry(entry)
                .setSchedule("42 11 * * *")
                .setZone("Europe/Berlin")
                .setText("/" + entry)
                .setConversation("cron/" + entry)
                .setEnabled(true)
                .setAt(AT);
    }

    private String answer(String name, String... arguments) {
        return answer(TestingJobs.job("command", name, arguments));
    }

    private String answer(Job job) {
        return ((Outcome.Done) executor.run(new RecordingContext(job, Path.of("/")))).text();
    }
}
