package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Job;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
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
    void aJobIsToldWhatWasSaidAndAnsweredBeforeIt() {
        router.hear(Given.message("m1", "the film is called Dawn"));
        router.answer(reply("noted"));

        assertThat(context("m2", "/chat how is it called?")).containsExactly("the film is called Dawn", "noted");
    }

    @Test
    void itIsToldNoMoreTurnsThanItsRouteAsksFor() {
        router.hear(Given.message("m1", "one"));
        router.hear(Given.message("m2", "two"));
        router.hear(Given.message("m3", "three"));
        router.hear(Given.message("m4", "four"));

        assertThat(context("m5", "/chat")).containsExactly("two", "three", "four");
    }

    @Test
    void otherConversationsAreNobodysBusiness() {
        router.hear(Given.message("m1", Given.GUEST, "weather?"));

        assertThat(context("m2", "/chat")).isEmpty();
    }

    @Test
    void aNewBeginningForgetsWhatWasSaid() {
        router.hear(Given.message("m1", "one"));
        router.hear(Given.message("m2", "/new"));

        assertThat(context("m3", "/chat")).isEmpty();
    }

    @Test
    void whatWasSaidYesterdayIsNotTold() {
        router.hear(Given.message("m1", "one"));
        router.advance(Duration.ofHours(25));

        assertThat(context("m2", "/chat")).isEmpty();
    }

    @Test
    void jobsOfOtherRoutesCarryNothing() {
        router.hear(Given.message("m1", "one"));
        router.hear(Given.message("m2", "/video cats"));

        assertThat(router.jobs("video").getFirst().getContext()).isEmpty();
    }

    @Test
    void aLongConversationKeepsItsLatestTurns() {
        router.hear(Given.message("m0", "first"));
        for (int n = 1; n <= 5; n++) {
            router.answer(reply("x".repeat(5_000)));
        }

        assertThat(context("m2", "/chat"))
                .hasSize(3)
                .allSatisfy(text -> assertThat(text).hasSizeLessThan(5_000).endsWith("…"));
    }

    private List<String> context(String id, String text) {
        router.hear(Given.message(id, text));
        Job job = router.jobs("agent").getFirst();
        return job.getContext().stream().map(Turn::getText).toList();
    }

    private static Reply reply(String text) {
        return Reply.newBuilder()
                .setId("r")
                .setConversation("telegram/42")
                .setKind(ReplyKind.RESULT)
                .setText(text)
                .setAt(TestingRouter.START)
                .build();
    }
}
