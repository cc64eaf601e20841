package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.ReplyKind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UniqueTest {
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
    void aSecondWishIsToldOfTheJobThatIsUnderWay() {
        Job first = asked("m1", "/backup photos");

        router.hear(Given.message("m2", "/backup photos"));

        assertThat(router.jobs("shell")).isEmpty();
        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getKind()).isEqualTo(ReplyKind.RESULT);
            assertThat(reply.getMessageId()).contains("m2");
            assertThat(reply.getText()).startsWith("task backup is under way already, as job " + first.getId());
        });
        assertThat(router.journal()).extracting(JournalEntry::getId).containsExactly("message/m2");
    }

    @Test
    void otherArgumentsAreAnotherJob() {
        asked("m1", "/backup photos");

        assertThat(asked("m2", "/backup mail")).isNotNull();
        assertThat(asked("m3", "/backup my photos")).isNotNull();
        assertThat(asked("m4", "/backup \"my photos\"")).isNotNull();
    }

    @Test
    void afterItsEndThereMayBeAnother() {
        Job first = asked("m1", "/backup photos");
        router.report(Given.fact(first, JobFact.SUCCEEDED, TestingRouter.START, "done"));

        Job second = asked("m2", "/backup photos");

        assertThat(second.getMessageId()).isEqualTo("m2");
    }

    @Test
    void aRetriedJobIsUnderWayAgain() {
        Job first = asked("m1", "/backup photos");
        router.report(Given.fact(first, JobFact.FAILED, TestingRouter.START, "disk full"));
        router.ask(Given.command(first.getId(), CommandKind.RETRY));
        router.jobs("shell");

        router.hear(Given.message("m2", "/backup photos"));

        assertThat(router.jobs("shell")).isEmpty();
    }

    @Test
    void theEndOfAnEarlierJobFreesNothingThatALaterOneHolds() {
        Job first = asked("m1", "/backup photos");
        router.report(Given.fact(first, JobFact.FAILED, TestingRouter.START, "disk full"));
        Job second = asked("m2", "/backup photos");
        router.ask(Given.command(first.getId(), CommandKind.RETRY));
        Job again = router.jobs("shell").getFirst();
        router.report(Given.fact(again, JobFact.SUCCEEDED, TestingRouter.START, "done"));

        router.hear(Given.message("m3", "/backup photos"));

        assertThat(router.jobs("shell")).isEmpty();
        assertThat(router.replies().getLast().getText()).contains(second.getId());
    }

    private Job asked(String id, String text) {
        router.hear(Given.message(id, text));
        return router.jobs("shell").getFirst();
    }
}
