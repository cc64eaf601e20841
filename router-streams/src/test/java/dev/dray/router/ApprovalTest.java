package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dray.schema.Action;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalTest {
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
    void aJobThatNeedsApprovalIsHeldAndItsConversationToldHowToDecide() {
        String id = held();

        assertThat(router.jobs("shell")).isEmpty();
        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getKind()).isEqualTo(ReplyKind.NOTICE);
            assertThat(reply.getText())
                    .isEqualTo("task publish waits for an owner's approval: /publish site\n"
                            + "`/approve %1$s` runs it, `/reject %1$s` drops it; without either it is dropped after 1 h."
                                    .formatted(id));
            assertThat(reply.getActions())
                    .extracting(Action::getLabel, Action::getCommand)
                    .containsExactly(tuple("Approve", "/approve " + id), tuple("Reject", "/reject " + id));
        });
    }

    @Test
    void whereOwnersAreAskedElsewhereTheButtonsAreThere() {
        router.close();
        router = TestingRouter.asking(state, "telegram/42");

        held();

        assertThat(router.replies())
                .extracting(Reply::getConversation, reply -> reply.getActions().size(), Reply::getMessageId)
                .containsExactlyInAnyOrder(
                        tuple("telegram/7", 0, Optional.of("m1")), tuple("telegram/42", 2, Optional.empty()));
    }

    @Test
    void theConversationOwnersAreAskedInIsAskedOnce() {
        router.close();
        router = TestingRouter.asking(state, "telegram/7");

        held();

        assertThat(router.replies())
                .singleElement()
                .satisfies(reply -> assertThat(reply.getActions()).hasSize(2));
    }

    @Test
    void anApprovedJobIsQueuedAsItsFirstAttemptAndTheJournalSaysByWhom() {
        String id = held();

        router.ask(Given.command(id, CommandKind.APPROVE));
        Job job = router.jobs("shell").getFirst();
        router.report(Given.fact(job, JobFact.SUCCEEDED, TestingRouter.START, "live"));

        assertThat(job.getAttempt()).isEqualTo(1);
        assertThat(router.journal())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getApprovedBy()).contains(Given.OWNER));
    }

    @Test
    void aRejectedJobNeverRuns() {
        String id = held();

        router.ask(Given.command(id, CommandKind.REJECT));
        router.advance(Duration.ofHours(2));

        assertThat(router.jobs("shell")).isEmpty();
        assertThat(router.states().getLast().getText()).isEqualTo("rejected by telegram:42");
        assertThat(router.journal()).extracting(JournalEntry::getStatus).hasSize(1);
    }

    @Test
    void whatNobodyDecidesIsDroppedInTimeAndSaid() {
        held();
        router.replies();

        router.advance(Duration.ofMinutes(59));
        assertThat(router.states()).extracting(JobState::getStatus).containsExactly(JobStatus.HELD);
        router.advance(Duration.ofMinutes(2));

        assertThat(router.states()).extracting(JobState::getStatus).containsExactly(JobStatus.CANCELLED);
        assertThat(router.replies())
                .singleElement()
                .extracting(Reply::getText)
                .asString()
                .contains("dropped, since nobody approved it within 1 h");
    }

    @Test
    void anApprovalAfterTheRejectionChangesNothing() {
        String id = held();
        router.ask(Given.command(id, CommandKind.REJECT));

        router.ask(Given.command(id, CommandKind.APPROVE));

        assertThat(router.jobs("shell")).isEmpty();
    }

    @Test
    void anApprovedJobThatIsForLaterStillWaitsForItsTime() {
        router.hear(Given.later("m1", "/publish site", Duration.ofMinutes(30)));
        String id = router.facts().getFirst().getJobId();

        router.ask(Given.command(id, CommandKind.APPROVE));
        assertThat(router.jobs("shell")).isEmpty();
        router.advance(Duration.ofMinutes(31));

        assertThat(router.jobs("shell")).extracting(Job::getAttempt).containsExactly(1);
    }

    private String held() {
        router.hear(Given.message("m1", Given.GUEST, "/publish site"));
        return router.facts().getFirst().getJobId();
    }
}
