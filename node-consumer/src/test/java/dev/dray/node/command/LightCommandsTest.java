package dev.dray.node.command;

import static dev.dray.node.executor.TestingJobs.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.Outcome;
import dev.dray.node.executor.RecordingContext;
import dev.dray.node.executor.TestingJobs;
import dev.dray.node.heartbeat.TestingHeartbeats;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.JobStatus;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Role;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scene: it is 12:12 in Berlin, half an hour after the first job. */
class LightCommandsTest {
    private static final Instant NOW = AT.plusSeconds(1_800);

    private final TestingBoard board = new TestingBoard();
    private final List<Command> wishes = new ArrayList<>();
    private final CommandExecutor executor = LightCommands.executor(
            board, wishes::add, List.of("deploy", "render"), ZoneId.of("Europe/Berlin"), InstantSource.fixed(NOW));

    @Test
    void jobsListsWhatRunsWaitsAndEnded() {
        board.add(
                "aaaaa00000001",
                "render",
                JobStatus.STARTED,
                0,
                state -> state.setNode("mini")
                        .setStartedAt(NOW.minusSeconds(200))
                        .setPercent(42.0));
        board.add("bbbbb00000001", "deploy", JobStatus.HELD, 20, state -> state.setText("over budget"));
        board.add(
                "ccccc00000001",
                "deploy",
                JobStatus.WAITING,
                21,
                state -> state.setNextAttemptAt(NOW.plusSeconds(180)));
        board.add("ddddd00000001", "render", JobStatus.QUEUED, 25);
        board.add("ddddd00000002", "render", JobStatus.QUEUED, 26);
        board.add("eeeee00000001", "deploy", JobStatus.SUCCEEDED, 1);
        board.add(
                "fffff00000001",
                "deploy",
                JobStatus.DEAD,
                2,
                state -> state.setText("task deploy exited with 3\nmore"));
        assertThat(answer("jobs")).isEqualTo("""
                        **Running**
                        `aaaaa` render · 3 min on mini · 42%

                        **Held**
                        `bbbbb` deploy · held 10 min · over budget

                        **Waiting**
                        `ccccc` deploy · again at 12:15

                        **Queued**
                        `ddddd00000001` render · 5 min in video
                        `ddddd00000002` render · 4 min in video

                        **Ended**
                        `fffff` deploy · failed 11:44 · task deploy exited with 3
                        `eeeee` deploy · done 11:43""");
    }

    @Test
    void manyJobsAreCounted() {
        for (int n = 10; n < 23; n++) {
            board.add(n + "aaaaaaaaaaa", "render", JobStatus.QUEUED, n);
        }
        assertThat(answer("jobs")).endsWith("\n… and 3 more");
    }

    @Test
    void withoutJobsThatIsSaid() {
        assertThat(answer("jobs")).isEqualTo("There are no jobs yet.");
    }

    @Test
    void aRunningJobIsToldWithItsProgress() {
        board.add(
                "aaaaa00000001",
                "render",
                JobStatus.STARTED,
                0,
                state -> state.setNode("mini")
                        .setSince(AT.plusSeconds(12))
                        .setStartedAt(AT.plusSeconds(12))
                        .setPercent(42.0)
                        .setTool("task render (sh render.sh)")
                        .setText("frame 420 of 1000"));
        assertThat(answer("job", "AAAAA")).isEqualTo("""
                        **render** `aaaaa00000001`
                        running on mini since 11:42 · 42% · attempt 1 of 3
                        Asked 11:42 by Ada
                        Waited 12 s, runs for 29 min
                        Tool: task render (sh render.sh)

                        frame 420 of 1000""");
    }

    @Test
    void aHeldJobIsApprovedOrRejected() {
        board.add("aaaaa00000001", "deploy", JobStatus.HELD, 0);
        assertThat(answer("approve", "aaaaa")).isEqualTo("Approved: deploy `aaaaa`.");
        assertThat(answer("reject", "aaaaa")).isEqualTo("Rejected: deploy `aaaaa`.");
        assertThat(wishes).extracting(Command::getKind).containsExactly(CommandKind.APPROVE, CommandKind.REJECT);
    }

    @Test
    void whatIsNotHeldNeedsNoDecision() {
        board.add("aaaaa00000001", "deploy", JobStatus.STARTED, 0);
        assertThat(answer("approve", "aaaaa")).isEqualTo("deploy `aaaaa` is not held; /job says how it goes.");
        assertThat(wishes).isEmpty();
    }

    @Test
    void anIdThatIsNoneOrSeveralIsExplained() {
        board.add("aaaaa00000001", "deploy", JobStatus.QUEUED, 1);
        board.add("aaaaa00000002", "deploy", JobStatus.QUEUED, 1);
        assertThat(answer("job")).startsWith("Which job?");
        assertThat(answer("job", "zzz")).startsWith("There is no job zzz here");
        assertThat(answer("job", "aaa"))
                .isEqualTo("2 jobs begin with aaa: aaaaa00000001, aaaaa00000002. Write more of the id.");
    }

    @Test
    void cancelRecordsTheWishOnce() {
        board.add("aaaaa00000001", "render", JobStatus.STARTED, 0);
        assertThat(answer("cancel", "aaaaa")).isEqualTo("Cancelling render `aaaaa`.");
        assertThat(wishes).singleElement().satisfies(wish -> {
            assertThat(wish.getJobId()).isEqualTo("aaaaa00000001");
            assertThat(wish.getKind()).isEqualTo(CommandKind.CANCEL);
            assertThat(wish.getBy()).isEqualTo("telegram:42");
        });
    }

    @Test
    void whatHasEndedCannotBeCancelled() {
        board.add("aaaaa00000001", "render", JobStatus.SUCCEEDED, 0);
        board.add("bbbbb00000001", "render", JobStatus.CANCELLED, 0);
        assertThat(answer("cancel", "aaaaa")).isEqualTo("render `aaaaa` has ended already.");
        assertThat(answer("cancel", "bbbbb")).isEqualTo("render `bbbbb` is cancelled already.");
        assertThat(wishes).isEmpty();
    }

    @Test
    void retryRunsAgainWhatEndedWaitsOrIsHeld() {
        board.add("aaaaa00000001", "deploy", JobStatus.DEAD, 0);
        assertThat(answer("retry", "aaaaa")).isEqualTo("Running deploy `aaaaa` again.");
        assertThat(wishes).extracting(Command::getKind).containsExactly(CommandKind.RETRY);
    }

    @Test
    void whatRunsOrIsQueuedCannotBeRetried() {
        board.add("aaaaa00000001", "deploy", JobStatus.STARTED, 0);
        board.add("bbbbb00000001", "deploy", JobStatus.QUEUED, 0);
        assertThat(answer("retry", "aaaaa")).isEqualTo("deploy `aaaaa` is running; /cancel it first.");
        assertThat(answer("retry", "bbbbb")).startsWith("deploy `bbbbb` is queued already");
        assertThat(wishes).isEmpty();
    }

    @Test
    void nodesTellsLanesAndLoad() {
        board.add(TestingHeartbeats.serving("mini", NodeRole.PRIMARY, NOW.minusSeconds(1), "shell", "video"));
        board.add(TestingHeartbeats.serving("old", NodeRole.BACKUP, AT, "video"));
        assertThat(answer("nodes")).isEqualTo("""
                        **mini** (primary) online since 11:11, seen 1 s ago
                        lanes: shell 0/2, video 0/2
                        cpu 25% · memory 5.0 of 16 GiB · disk 120 GiB free

                        **old** (backup) offline since 11:42""");
    }

    @Test
    void statusIsEverythingInAFewLines() {
        board.add(TestingHeartbeats.serving("gateway", NodeRole.GATEWAY, NOW, "light"));
        board.add(TestingHeartbeats.serving("mini", NodeRole.PRIMARY, AT, "video"));
        board.add("aaaaa00000001", "deploy", JobStatus.STARTED, 0);
        board.add("bbbbb00000001", "deploy", JobStatus.QUEUED, 0);
        board.add("bbbbb00000002", "deploy", JobStatus.QUEUED, 0);
        assertThat(answer("status")).isEqualTo("""
                        **Nodes** 1 online: gateway
                        mini offline since 11:42
                        **Jobs** 2 queued, 1 running""");
    }

    @Test
    void statusSaysWhereItKnowsOnlyTheNewestOfVeryManyJobs() {
        board.add("bbbbb00000001", "deploy", JobStatus.QUEUED, 0);
        board.forgetSome();
        assertThat(answer("status")).endsWith("**Jobs** at least 1 queued");
    }

    @Test
    void lettersListsTheOpenOnesAndTellsHowToRetry() {
        board.add(letter("dray.messages-3@17", "unauthorised", AT, "Ann (telegram:99) is a stranger"));
        board.add(letter("aaaaa00000001/3", "dead", NOW.minusSeconds(90), "task deploy\ngave up: " + "x".repeat(200)));
        assertThat(answer("letters")).isEqualTo("""
                        **Dead letters** 2 open
                        `aaaaa00000001/3` dead · 1 min ago · task deploy gave up: %s…
                        `dray.messages-3@17` unauthorised · 30 min ago · Ann (telegram:99) is a stranger

                        On the gateway, `dray dead-letters retry ID` puts one back and `discard ID` closes it; \
                        `show ID` has all of it. A job that failed runs again with /retry, too.""".formatted("x".repeat(78)));
    }

    @Test
    void manyLettersAreCounted() {
        for (int n = 0; n < 12; n++) {
            board.add(letter("dray.messages-0@" + n, "unroutable", AT, "no route takes it"));
        }
        assertThat(answer("letters"))
                .contains("12 open\n`dray.messages-0@11` ", "`dray.messages-0@2` ", "\n… and 2 more\n")
                .doesNotContain("`dray.messages-0@1` ");
    }

    @Test
    void withoutLettersThatIsSaid() {
        assertThat(answer("letters")).isEqualTo("No dead letter is open.");
    }

    @Test
    void helpListsTheOwnersCommandsAndOurs() {
        assertThat(answer("help"))
                .startsWith("**Yours**\n/deploy\n/render\n\n**Dray**\n/status · ")
                .contains("\n/job ID · how one job goes")
                .endsWith("/help · this list")
                .doesNotContain("note", "unknown");
    }

    @Test
    void aGuestIsShownWhatAGuestMayHave() {
        Job guest = TestingJobs.builder("command", "help").setRole(Role.GUEST).build();
        assertThat(answer(guest)).isEqualTo("**You may ask for**\n/deploy\n/render");
    }

    @Test
    void aNoteIsNoted() {
        assertThat(answer("note")).isEqualTo("Noted.");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheNearest() {
        assertThat(answer("unknown", "deplay", "site"))
                .isEqualTo("There is no /deplay. Did you mean /deploy? /help lists what there is.");
        assertThat(answer("unknown", "statsu"))
                .isEqualTo("There is no /statsu. Did you mean /status? /help lists what there is.");
        assertThat(answer("unknown", "xyzzy")).isEqualTo("There is no /xyzzy. /help lists what there is.");
    }

    private static DeadLetter letter(String id, String reason, Instant at, String why) {
        return DeadLetter.newBuilder()
                .setId(id)
                .setOrigin("topic " + id)
                .setReason(reason)
                .setWhy(why)
                .setAt(at)
                .setPayload(ByteBuffer.allocate(0))
                .setPayloadType("application/avro")
                .build();
    }

    private String answer(String name, String... arguments) {
        return answer(TestingJobs.job("command", name, arguments));
    }

    private String answer(Job job) {
        return ((Outcome.Done) executor.run(new RecordingContext(job, Path.of("/")))).text();
    }
}
