package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What people want of jobs, recorded on a broker that holds one of everything. */
@TestInstance(Lifecycle.PER_CLASS)
class WishesIT {
    private Path home;
    private TestingLog log;

    @BeforeAll
    void tellTheStory(@TempDir Path directory) {
        home = directory;
        log = TestingStory.in(home);
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void aWishForSeveralJobsIsRecordedForEach() {
        int before = commands().size();

        Ran ran = Ran.on(home, "cancel", TestingStory.HELD_JOB, TestingStory.QUEUED_JOB);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.lines()).hasSize(2).first().asString().startsWith("cancel " + TestingStory.HELD_JOB);
        List<JsonNode> recorded = commands().subList(before, before + 2);
        assertThat(recorded)
                .extracting(command -> command.at("/value/jobId").asText())
                .containsExactly(TestingStory.HELD_JOB, TestingStory.QUEUED_JOB);
        assertThat(recorded).allSatisfy(command -> {
            assertThat(command.at("/value/kind").asText()).isEqualTo("CANCEL");
            assertThat(command.at("/value/by").asText()).isEqualTo("cli");
        });
    }

    @Test
    void whatIsHeldIsApprovedOrRejected() {
        assertThat(Ran.on(home, "approve", TestingStory.HELD_JOB, "-o", "json").json())
                .containsExactly(Ran.parsed("{\"job\":\"%s\",\"wish\":\"approve\"}".formatted(TestingStory.HELD_JOB)));
        assertThat(Ran.on(home, "reject", TestingStory.HELD_JOB).code()).isZero();
    }

    @Test
    void aWishThatCannotBeFulfilledIsNotRecordedAndNeitherAreTheOthers() {
        int before = commands().size();

        Ran ran = Ran.on(home, "approve", TestingStory.HELD_JOB, TestingStory.QUEUED_JOB);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains("job %s is queued, so there is nothing to approve".formatted(TestingStory.QUEUED_JOB));
        assertThat(commands()).hasSize(before);
    }

    @Test
    void aJobNobodyKnowsIsNotFound() {
        assertThat(Ran.on(home, "retry", "zzz").code()).isEqualTo(3);
    }

    private List<JsonNode> commands() {
        return Ran.on(home, "topic", "read", "dray.commands", "-o", "json").json();
    }
}
