package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobId;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Weight;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingTest {
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
    void aRoutedMessageIsOneJobOnItsLaneAndOneFactThatHoldsIt() {
        router.hear(Given.message("m1", "/video cats \"two words\""));

        Job job = router.jobs("video").getFirst();
        assertThat(job.getId()).isEqualTo(JobId.of("m1", "make-video").value());
        assertThat(job.getWeight()).isEqualTo(Weight.HEAVY);
        assertThat(job.getExecutor()).isEqualTo("task");
        assertThat(job.getName()).isEqualTo("render");
        assertThat(job.getArguments()).containsExactly("cats", "two words");
        assertThat(job.getMaxAttempts()).isEqualTo(2);
        assertThat(job.getQueuedAt()).isEqualTo(TestingRouter.START);
        assertThat(router.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.getFact()).isEqualTo(JobFact.QUEUED);
            assertThat(fact.getJob()).contains(job);
        });
        assertThat(router.states()).extracting(JobState::getStatus).containsExactly(JobStatus.QUEUED);
    }

    @Test
    void whatNobodyElseTakesIsNoted() {
        router.hear(Given.message("m1", "milk is out"));

        assertThat(router.jobs("light"))
                .extracting(Job::getRoute, Job::getExecutor, Job::getName)
                .containsExactly(tuple("note", "command", "note"));
    }

    @Test
    void anUnknownCommandGoesWhereItsMeaningIsGuessed() {
        router.hear(Given.message("m1", "/vidoe cats"));

        assertThat(router.jobs("light")).singleElement().satisfies(job -> {
            assertThat(job.getRoute()).isEqualTo("unknown-command");
            assertThat(job.getName()).isEqualTo("unknown");
            assertThat(job.getArguments()).containsExactly("vidoe", "cats");
        });
    }

    @Test
    void aGuestWhomNothingAnswersIsToldSoAndTheOwnerCanSeeIt() {
        router.hear(Given.message("m1", Given.GUEST, "/status"));

        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getKind()).isEqualTo(ReplyKind.FAILURE);
            assertThat(reply.getText()).isEqualTo("/status is nothing you can ask for here; /help says what is.");
        });
        assertThat(router.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("unroutable");
            assertThat(letter.getWhy())
                    .startsWith("no route takes it (")
                    .contains("status: /status is for owners")
                    .endsWith("add one to routes in dray.yaml, then retry this dead letter");
        });
        assertThat(router.jobs("light")).isEmpty();
    }

    @Test
    void aGuestGetsWhatARouteAllowsGuests() {
        router.hear(Given.message("m1", Given.GUEST, "How is the weather?"));

        assertThat(router.jobs("light")).extracting(Job::getName).containsExactly("weather");
    }

    @Test
    void aPhotoGoesToTheRouteForImages() {
        router.hear(Given.photo("m1"));

        assertThat(router.jobs("light")).singleElement().satisfies(job -> {
            assertThat(job.getRoute()).isEqualTo("photos");
            assertThat(job.getArguments()).containsExactly("--by", "date");
            assertThat(job.getAttachments()).hasSize(1);
        });
    }
}
