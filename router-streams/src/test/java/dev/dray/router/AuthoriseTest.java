package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthoriseTest {
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
    void aStrangersMessageBecomesADeadLetterThatSaysHowToLetThemIn() {
        Message message = Given.message("m1", Given.STRANGER, "/status");

        router.hear(message);

        DeadLetter letter = router.deadLetters().getFirst();
        assertThat(letter.getReason()).isEqualTo("unauthorised");
        assertThat(letter.getWhy())
                .isEqualTo("Ann (telegram:99) is a stranger; add telegram:99 to people.owners or people.guests in"
                        + " dray.yaml, then retry this dead letter");
        assertThat(letter.getPayload().array())
                .isEqualTo(Topics.MESSAGES.codec().encode(message));
        assertThat(letter.getPayloadKey()).isEqualTo("telegram/99");
        assertThat(letter.getHeaders()).containsEntry("ce_id", "m1").containsEntry("ce_type", "dev.dray.message");
        assertThat(letter.getMessageId()).contains("m1");
        assertThat(letter.getConversation()).contains("telegram/99");
    }

    @Test
    void aStrangerWritesNowhereElse() {
        router.hear(Given.message("m1", Given.STRANGER, "remember this"));

        assertThat(router.journal()).isEmpty();
        assertThat(router.replies()).isEmpty();
        assertThat(router.jobs("light")).isEmpty();
    }

    @Test
    void whomTheChannelVouchesForIsAsked() {
        router.hear(Given.fire("c1", "cleanup", "/status"));

        assertThat(router.jobs("light")).extracting(Job::getRole).containsExactly(Role.OWNER);
    }

    @Test
    void aGuestIsAGuest() {
        router.hear(Given.message("m1", Given.GUEST, "/help"));

        assertThat(router.jobs("light")).extracting(Job::getRole).containsExactly(Role.GUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/approve 1x5c0q0ab3k7z",
                "/reject 1x5c0q0ab3k7z",
                "/retry 1x5c0q0ab3k7z",
                "/cancel 1x5c0q0ab3k7z",
                "/job 1x5c0q0ab3k7z",
                "/jobs",
                "/status",
                "/nodes",
                "/letters",
                "/deploy"
            })
    void aGuestsPressOnAButtonDoesNoMoreThanTheGuestMay(String command) {
        Message press = Message.newBuilder(Given.message("m1", Given.GUEST, command))
                .setKind("callback_query")
                .build();

        router.hear(press);

        assertThat(router.jobs("light")).isEmpty();
        assertThat(router.jobs("shell")).isEmpty();
        assertThat(router.deadLetters()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help", "/jobs", "/approve 1x5c0q0ab3k7z", "/publish site", "what is left?"})
    void aStrangersPressOrWordDoesNothing(String said) {
        Message press = Message.newBuilder(Given.message("m1", Given.STRANGER, said))
                .setKind("callback_query")
                .build();

        router.hear(press);

        assertThat(router.jobs("light")).isEmpty();
        assertThat(router.jobs("shell")).isEmpty();
        assertThat(router.replies()).isEmpty();
        assertThat(router.deadLetters()).extracting(DeadLetter::getReason).containsExactly("unauthorised");
    }

    @Test
    void whoWasLetInByACodeIsWhatTheChannelVouchesFor() {
        router.hear(Message.newBuilder(Given.message("m1", Given.STRANGER, "/status"))
                .setRole(Role.OWNER)
                .build());

        assertThat(router.jobs("light")).extracting(Job::getRole).containsExactly(Role.OWNER);
    }
}
