package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.router.route.BuiltIn;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a guest asks for that is the owner's: every built-in command but /help, and routes that say nothing of guests. */
class GuestTest {
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

    static Stream<String> theOwners() {
        return Stream.concat(
                BuiltIn.COMMANDS.stream().filter(name -> !name.equals("help")), Stream.of("video", "unknown-thing"));
    }

    @ParameterizedTest
    @MethodSource("theOwners")
    void aProgramWithAGuestsTokenStartsNothingAndSeesNothing(String command) {
        router.hear(guest(command));

        assertThat(router.jobs("light")).isEmpty();
        assertThat(router.jobs("video")).isEmpty();
        assertThat(router.replies()).extracting(Reply::getKind).containsExactly(ReplyKind.FAILURE);
        assertThat(router.deadLetters()).extracting(DeadLetter::getReason).containsExactly("unroutable");
    }

    /** In the owner's conversation, where the owner let it write, and under the owner's name. */
    private static Message guest(String command) {
        return Message.newBuilder(Given.message("http:shop:1", "/" + command + " 1x5c0q0ab3k7z"))
                .setSender(Sender.newBuilder().setId("http:shop").setName("Ann").build())
                .setRole(Role.GUEST)
                .build();
    }
}
