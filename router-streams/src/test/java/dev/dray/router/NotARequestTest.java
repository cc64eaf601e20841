package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Job;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Message;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotARequestTest {
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
    void aMessageWithoutTextOrFilesIsOnlyRemembered() {
        Message reaction = Message.newBuilder(Given.message("m1", ""))
                .setKind("message_reaction")
                .build();

        router.hear(reaction);

        assertThat(router.jobs("light")).isEmpty();
        assertThat(router.journal()).singleElement().satisfies(entry -> {
            assertThat(entry.getId()).isEqualTo("message/m1");
            assertThat(entry.getKind()).isEqualTo(JournalKind.MESSAGE);
            assertThat(entry.getText()).isEqualTo("message_reaction");
            assertThat(entry.getStatus()).isEmpty();
        });
    }

    @Test
    void anEmptyFireOfACronEntryIsARequestWhereARouteTakesIt() {
        router.hear(Given.fire("c1", "briefing", ""));

        assertThat(router.jobs("agent")).extracting(Job::getName).containsExactly("briefing");
    }

    @Test
    void anEmptyFireNobodyTakesIsOnlyRemembered() {
        router.hear(Given.fire("c1", "other", ""));

        assertThat(router.journal()).hasSize(1);
        assertThat(router.deadLetters()).isEmpty();
    }

    @Test
    void whatIsNotAddressedToUsIsOnlyRemembered() {
        router.hear(Given.overheard("m1", Given.OWNER, "/publish site"));

        assertThat(router.facts()).isEmpty();
        assertThat(router.replies()).isEmpty();
        assertThat(router.journal())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getText()).isEqualTo("/publish site"));
    }

    @Test
    void whatStrangersSayToEachOtherIsNeitherRememberedNorADeadLetter() {
        router.hear(Given.overheard("m1", Given.STRANGER, "buy now"));

        assertThat(router.journal()).isEmpty();
        assertThat(router.deadLetters()).isEmpty();
    }

    @Test
    void itIsRememberedOnce() {
        router.hear(Given.message("m1", ""));
        router.hear(Given.message("m1", ""));

        assertThat(router.journal()).hasSize(1);
    }
}
