package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Money;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplyAndJournalTest {
    @TempDir
    Path state;

    private TestingRouter router;

    @BeforeEach
    void start() {
        router = new TestingRouter(state);
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void aResultSaysHowLongTheJobWaitedAndRan() {
        Job job = queued("/video cats", "video");
        Instant started = TestingRouter.START.plus(Duration.ofMinutes(12));

        ran(job, started, started.plusSeconds(8), "cats.mp4");

        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getKind()).isEqualTo(ReplyKind.RESULT);
            assertThat(reply.getText()).isEqualTo("cats.mp4\n\n_waited 12 min, ran 8 s on mac-mini_");
            assertThat(reply.getId()).isEqualTo(job.getId() + "/1/RESULT");
            assertThat(reply.getMessageId()).contains("m1");
        });
    }

    @Test
    void aLightCommandThatDidNotWaitSaysOnlyItsResult() {
        Job job = queued("/status", "light");

        ran(job, TestingRouter.START.plusSeconds(2), TestingRouter.START.plusSeconds(3), "all is well");

        assertThat(router.replies()).extracting(Reply::getText).containsExactly("all is well");
    }

    @Test
    void aLightCommandThatWaitedSaysSo() {
        Job job = queued("/status", "light");

        ran(job, TestingRouter.START.plusSeconds(3), TestingRouter.START.plusSeconds(3), "all is well");

        assertThat(router.replies())
                .extracting(Reply::getText)
                .containsExactly("all is well\n\n_waited 3 s, ran 0 ms on mac-mini_");
    }

    @Test
    void aNodeWhoseClockIsBehindDoesNotMakeTimeRunBackwards() {
        Job job = queued("/video cats", "video");

        ran(job, TestingRouter.START.minusSeconds(60), TestingRouter.START.minusSeconds(50), "cats.mp4");

        assertThat(router.replies().getFirst().getText()).endsWith("_waited 0 ms, ran 10 s on mac-mini_");
    }

    @Test
    void memoryIsToldOfTheMessageWithEverythingThatCameOfIt() {
        Job job = queued("/video cats", "video");
        Instant started = TestingRouter.START.plusSeconds(60);
        router.report(Given.fact(job, JobFact.STARTED, started, ""));
        router.report(Given.builder(job, JobFact.TOOL, started, "")
                .setTool("task render (ffmpeg)")
                .build());
        router.report(Given.builder(job, JobFact.USAGE, started, "")
                .setUsage(Usage.newBuilder()
                        .setInputTokens(1_240)
                        .setOutputTokens(380)
                        .setCost(Money.newBuilder().setMicros(18_000).build())
                        .build())
                .build());
        router.report(Given.fact(job, JobFact.SUCCEEDED, started.plusSeconds(8), "cats.mp4"));

        assertThat(router.journal()).singleElement().satisfies(entry -> {
            assertThat(entry.getId()).isEqualTo("message/m1");
            assertThat(entry.getWorkspace()).isEqualTo("main");
            assertThat(entry.getKind()).isEqualTo(JournalKind.MESSAGE);
            assertThat(entry.getAt()).isEqualTo(TestingRouter.START);
            assertThat(entry.getWho()).isEqualTo("Ann");
            assertThat(entry.getSender()).isEqualTo(Given.OWNER);
            assertThat(entry.getChannel()).isEqualTo("telegram");
            assertThat(entry.getText()).isEqualTo("/video cats");
            assertThat(entry.getTool()).contains("task render (ffmpeg)");
            assertThat(entry.getResult()).contains("cats.mp4");
            assertThat(entry.getStatus()).contains(JobStatus.SUCCEEDED);
            assertThat(entry.getNode()).contains("mac-mini");
            assertThat(entry.getWaitedMillis()).contains(60_000L);
            assertThat(entry.getRanMillis()).contains(8_000L);
            assertThat(entry.getUsage().orElseThrow().getInputTokens()).isEqualTo(1_240);
            assertThat(entry.getUsage().orElseThrow().getCost().orElseThrow().getMicros())
                    .isEqualTo(18_000);
        });
    }

    @Test
    void aNoteIsRememberedWithoutWhatTheGatewayAnswered() {
        Job job = queued("milk is out", "light");

        ran(job, TestingRouter.START, TestingRouter.START, "noted");

        assertThat(router.replies()).extracting(Reply::getText).containsExactly("noted");
        assertThat(router.journal()).singleElement().satisfies(entry -> {
            assertThat(entry.getText()).isEqualTo("milk is out");
            assertThat(entry.getTool()).isEmpty();
            assertThat(entry.getResult()).isEmpty();
        });
    }

    private Job queued(String text, String lane) {
        router.hear(Given.message("m1", text));
        return router.jobs(lane).getFirst();
    }

    private void ran(Job job, Instant from, Instant to, String result) {
        router.report(Given.fact(job, JobFact.STARTED, from, ""));
        router.report(Given.fact(job, JobFact.SUCCEEDED, to, result));
    }
}
