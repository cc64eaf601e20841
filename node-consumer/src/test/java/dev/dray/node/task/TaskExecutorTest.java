package dev.dray.node.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.node.executor.Outcome;
import dev.dray.node.executor.RecordingContext;
import dev.dray.node.executor.TestingJobs;
import dev.dray.node.process.ProcessTable;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import dev.dray.schema.Attachment;
import dev.dray.schema.Job;
import dev.dray.schema.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskExecutorTest {
    @TempDir
    Path workspace;

    @Test
    void theResultIsWhatWasPrinted() throws Exception {
        assertThat(run(TestingTasks.script("echo Live at https://example.org"), "x"))
                .isEqualTo(new Outcome.Done("Live at https://example.org"));
    }

    @Test
    void printingNothingIsSaid() throws Exception {
        assertThat(run(TestingTasks.script("true"), "x"))
                .isEqualTo(new Outcome.Done("task render is done; it printed nothing."));
    }

    @Test
    void aFailureTellsTheCodeAndTheLastError() throws Exception {
        assertThat(run(TestingTasks.script("echo fine; echo first >&2; echo no such clip >&2; exit 3"), "x"))
                .isEqualTo(new Outcome.Failed("task render exited with 3: no such clip"));
    }

    @Test
    void aSignalIsNamed() throws Exception {
        assertThat(run(TestingTasks.script("kill -9 $$"), "x"))
                .isEqualTo(new Outcome.Failed("task render exited with 137 (signal 9)"));
    }

    @Test
    void exitCode75AsksForAnotherTry() throws Exception {
        assertThat(run(TestingTasks.script("echo rate limit >&2; exit 75"), "x"))
                .isEqualTo(new Outcome.Retry(
                        Duration.ofSeconds(30), "task render asks to be tried again later: rate limit"));
    }

    @Test
    void theJobComesAsJsonOnStandardInput() throws Exception {
        Job job = TestingJobs.builder("task", "render", "clip \"1\"")
                .setAttachments(List.of(
                        Attachment.newBuilder()
                                .setId("sha256:" + "0".repeat(64))
                                .setName("a.mov")
                                .setMediaType("video/quicktime")
                                .build(),
                        Attachment.newBuilder()
                                .setId("AgAC")
                                .setMediaType("image/jpeg")
                                .build()))
                .setContext(List.of(Turn.newBuilder()
                        .setAt(TestingJobs.AT.minusSeconds(60))
                        .setWho("dray")
                        .setText("hello")
                        .build()))
                .build();
        assertThat(run(TestingTasks.running("cat"), job))
                .isEqualTo(new Outcome.Done("""
                                {"id":"%s","task":"render","text":"/render clip \\"1\\"","arguments":["clip \\"1\\""],"conversation":"telegram/42","sender":{"id":"telegram:42","name":"Ada","role":"owner"},"attempt":1,"attachments":[{"id":"sha256:%s","name":"a.mov","mediaType":"video/quicktime","path":"%s"},{"id":"AgAC","name":"","mediaType":"image/jpeg","path":null}],"context":[{"at":"2026-02-08T10:41:00Z","who":"dray","text":"hello"}]}""".formatted(job.getId(), "0".repeat(64), workspace.resolve("in/a.mov"))));
    }

    @Test
    void aTaskThatNeverReadsAHugeTextStillEnds() throws Exception {
        Job job = TestingJobs.builder("task", "render")
                .setText("x".repeat(1_000_000))
                .build();
        assertThat(run(TestingTasks.script("exec <&-; echo ok"), job)).isEqualTo(new Outcome.Done("ok"));
    }

    @Test
    void theEnvironmentIsSmallAndTellsTheJob() throws Exception {
        Job job = TestingJobs.job("task", "render");
        Outcome outcome = new TaskExecutor(
                        Map.of("render", TestingTasks.running("env")),
                        Map.of(),
                        Map.of("PATH", "/usr/bin:/bin", "HOME", "/home/ada", "AWS_SECRET_ACCESS_KEY", "no"),
                        ProcessTable.ofThisMachine())
                .run(new RecordingContext(job, workspace));
        assertThat(((Outcome.Done) outcome).text().lines())
                .containsExactlyInAnyOrder(
                        "PATH=/usr/bin:/bin",
                        "HOME=/home/ada",
                        "COLOUR=blue",
                        "DRAY_JOB=" + job.getId(),
                        "DRAY_NODE=mini",
                        "DRAY_ATTEMPT=1",
                        "DRAY_WORKSPACE=" + workspace,
                        "DRAY_IN=" + workspace.resolve("in"),
                        "DRAY_OUT=" + workspace.resolve("out"));
    }

    @Test
    void aSecretReachesTheTaskAndNobodyElse() throws Exception {
        Secret token = new Secret(new SecretReference.Env("T"), _ -> "s3cr3t-token", "dray.yaml:1:1 secrets");
        TaskConfig task = TestingTasks.withSecrets(
                List.of("vercel-token"),
                "printf 's3cr3t'; sleep 0.3; echo '-token'; sleep 0.5; echo $VERCEL_TOKEN >&2; exit 1");
        RecordingContext context = new RecordingContext(TestingJobs.job("task", "render"), workspace);
        Outcome outcome = new TaskExecutor(
                        Map.of("render", task),
                        Map.of("vercel-token", token),
                        System.getenv(),
                        ProcessTable.ofThisMachine())
                .run(context);
        assertThat(outcome).isEqualTo(new Outcome.Failed("task render exited with 1: ***"));
        assertThat(context.lines).containsOnly("***");
        assertThat(context.tools).hasSize(1).noneMatch(use -> use.contains("s3cr3t-token"));
        assertThat(Files.readString(workspace.resolve("output.log")))
                .doesNotContain("s3cr3t-token")
                .contains("***\n***\n");
    }

    @Test
    void aTaskThatTakesTooLongIsEndedWithAllItStarted() throws Exception {
        Job job = TestingJobs.job("task", "render");
        TaskConfig task =
                TestingTasks.limited(Duration.ofMillis(800), "(setsid nohup sleep 600 &) ; sleep 600 & echo 10%; wait");
        assertThat(run(task, job))
                .isEqualTo(
                        new Outcome.Failed("task render was ended after 800ms, the limit tasks.render.timeout: 10%"));
        assertThat(ProcessTable.ofThisMachine().marked(Map.of("DRAY_JOB", job.getId())))
                .isEmpty();
    }

    @Test
    void theRoutesLimitGoesBeforeTheTasks() throws Exception {
        Job job = TestingJobs.builder("task", "render").setTimeoutMillis(300L).build();
        assertThat(run(TestingTasks.script("sleep 600"), job))
                .isEqualTo(new Outcome.Failed("task render was ended after 300ms, the limit of route render"));
    }

    @Test
    void whatATaskLeavesInTheBackgroundEndsWithIt() throws Exception {
        Job job = TestingJobs.job("task", "render");
        assertThat(run(TestingTasks.script("sleep 600 & echo started"), job)).isEqualTo(new Outcome.Done("started"));
        assertThat(ProcessTable.ofThisMachine().marked(Map.of("DRAY_JOB", job.getId())))
                .isEmpty();
    }

    @Test
    void aFloodOfOutputIsKeptOnDiskAndNotInMemory() throws Exception {
        Outcome outcome = run(TestingTasks.script("yes 0123456789abcdef | head -c 104857600; echo; echo end"), "x");
        assertThat(((Outcome.Done) outcome).text())
                .startsWith("…\n")
                .endsWith("\nend")
                .hasSizeLessThan(4_010);
        assertThat(Files.size(workspace.resolve("output.log"))).isGreaterThan(100L * 1024 * 1024);
    }

    @Test
    void binaryOutputWithoutALineEndIsAResult() throws Exception {
        assertThat(run(TestingTasks.script("head -c 3000000 /dev/urandom"), "x"))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theOutputOfEveryAttemptIsKept() throws Exception {
        Job job = TestingJobs.job("task", "render");
        run(TestingTasks.running("echo", "first"), job);
        run(
                TestingTasks.running("echo", "second"),
                Job.newBuilder(job).setAttempt(2).build());
        assertThat(workspace.resolve("output.log")).hasContent("""
                        --- task render (echo first), attempt 1
                        first
                        --- task render (echo second), attempt 2
                        second
                        """);
    }

    @Test
    void aTaskThatIsNotDefinedIsNamedWithThoseThatAre() throws Exception {
        assertThat(run(TestingTasks.script("true"), TestingJobs.job("task", "rendr")))
                .isEqualTo(
                        new Outcome.Failed(
                                "There is no task rendr on node mini. Did you mean render? It has render. Define it under tasks in the dray.yaml there and restart the node."));
    }

    @Test
    void aProgramThatIsNotThereIsNamedWithTheRemedy() throws Exception {
        assertThat(run(TestingTasks.running("no-such-program"), "x"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why())
                                .contains("task render did not start on node mini")
                                .contains("no-such-program")
                                .contains("tasks.render.run"));
    }

    @Test
    void aSecretThatCannotBeReadKeepsTheTaskFromStarting() throws Exception {
        Secret broken = new Secret(
                new SecretReference.Env("NOT_SET"),
                new dev.dray.runtime.secret.SystemSecrets(Map.of()),
                "dray.yaml:3:8 secrets.token");
        Outcome outcome = new TaskExecutor(
                        Map.of("render", TestingTasks.withSecrets(List.of("token"), "true")),
                        Map.of("token", broken),
                        System.getenv(),
                        ProcessTable.ofThisMachine())
                .run(new RecordingContext(TestingJobs.job("task", "render"), workspace));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why())
                                .startsWith("task render did not start: dray.yaml:3:8 secrets.token: ")
                                .contains("NOT_SET"));
    }

    @Test
    void aTaskMayNotNameASecretThereIsNoneOf() {
        assertThatThrownBy(() -> new TaskExecutor(
                        Map.of("render", TestingTasks.withSecrets(List.of("token"), "true")),
                        Map.of(),
                        Map.of(),
                        ProcessTable.ofThisMachine()))
                .hasMessage(
                        "tasks.render.secrets: there is no secret \"token\"; define it under secrets, such as token: ${env:TOKEN}");
    }

    private Outcome run(TaskConfig task, String argument) throws Exception {
        return run(task, TestingJobs.job("task", "render", argument));
    }

    private Outcome run(TaskConfig task, Job job) throws Exception {
        return new TaskExecutor(Map.of("render", task), Map.of(), System.getenv(), ProcessTable.ofThisMachine())
                .run(new RecordingContext(job, workspace));
    }
}
