package dev.dray.ingress.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.DeliveryConformance;
import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.Later;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.ingress.channel.NotingSending;
import dev.dray.ingress.telegram.replay.Mishap;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.ingress.telegram.replay.Sent;
import dev.dray.ingress.telegram.replay.SentMessage;
import dev.dray.runtime.time.ManualTime;
import dev.dray.runtime.value.DataSize;
import dev.dray.schema.Action;
import dev.dray.schema.Attachment;
import dev.dray.schema.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit opens the line before each test.
class TelegramDeliveryTest extends DeliveryConformance {
    private static final String SEND = "sendMessage";
    private static final String GROUP = "telegram/-1001777000111";

    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T09:30:00Z"));

    @TempDir
    private Path directory;

    private Line line;
    private TelegramDelivery delivery;

    @BeforeEach
    void open() {
        telegram.start();
        openLine(TestingBot.UNHURRIED);
    }

    private void openLine(Pace.Limits limits) {
        line = new Line(TestingBot.config(telegram), directory.resolve("telegram-sent.db"), time, limits);
        line.start();
        delivery = new TelegramDelivery(line, new BlobStore(directory.resolve("blobs"), DataSize.parse("1 MiB")));
    }

    @AfterEach
    void close() {
        line.close();
        telegram.close();
    }

    @Override
    protected Delivery delivery() {
        return delivery;
    }

    @Override
    protected String conversation() {
        return "telegram/42";
    }

    @Override
    protected String nowhere() {
        return "telegram/unknown";
    }

    @Override
    protected void nextFails(Failure failure) {
        telegram.next(
                switch (failure) {
                    case NONE -> new Mishap.None(SEND);
                    case REFUSED_FOR_GOOD -> new Mishap.Refusal(SEND, 403, "Forbidden: bot was blocked by the user");
                    case REFUSED_FOR_NOW -> new Mishap.Refusal(SEND, 500, "Internal Server Error");
                    case ANSWER_LOST -> new Mishap.LostAnswer(SEND);
                });
    }

    @Override
    protected List<String> arrived() {
        return telegram.sent().stream().map(Sent::text).toList();
    }

    @Test
    void aReplyToAForumTopicGoesThere() {
        deliver(reply(GROUP + "/7", "hello"));

        assertThat(telegram.sent()).containsExactly(new Sent("-1001777000111", Optional.of(7L), "hello"));
    }

    @Test
    void aReplyToATopicThatIsGoneGoesToItsChat() {
        telegram.next(new Mishap.Refusal(SEND, 400, "Bad Request: message thread not found"));

        assertThat(deliver(reply(GROUP + "/7", "hello"))).isEqualTo(new Delivered());

        assertThat(telegram.sent()).containsExactly(new Sent("-1001777000111", Optional.empty(), "hello"));
    }

    @Test
    void aGroupThatBecameASupergroupIsFoundThereAlsoAfterARestart() {
        telegram.next(new Mishap.Migrated(SEND, -100999));
        deliver(reply("telegram/-55", "first"));
        line.close();
        openLine(TestingBot.UNHURRIED);

        deliver(reply("telegram/-55", "second"));

        assertThat(telegram.sent()).extracting(Sent::chat).containsExactly("-100999", "-100999");
    }

    @Test
    void whatIsFormattedArrivesFormatted() {
        deliver(reply("telegram/42", "**Done** 🐎 in `5 s`, see [it](https://a.b/c)"));

        SentMessage message = telegram.messages().getFirst();
        assertThat(message.text()).isEqualTo("Done 🐎 in 5 s, see it");
        assertThat(message.entities()).containsExactly("bold 0+4", "code 11+3", "text_link 20+2 https://a.b/c");
    }

    @Test
    void whatCannotBeShownAsItIsFormattedArrivesAsPlainText() {
        telegram.next(new Mishap.Refusal(SEND, 400, "Bad Request: can't parse entities"));

        assertThat(deliver(reply("telegram/42", "**Done**"))).isEqualTo(new Delivered());

        assertThat(telegram.messages()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Done");
            assertThat(message.entities()).isEmpty();
        });
    }

    @Test
    void buttonsSayWhatIsToBeDoneAndATextSaysItToo() {
        String tooLong = "/approve " + "x".repeat(64);
        deliver(withActions(reply("telegram/42", "`/approve 7f` runs it"), "/approve 7f", "/reject 7f", tooLong));

        SentMessage message = telegram.messages().getFirst();
        assertThat(message.buttons()).containsExactly("/approve 7f=/approve 7f", "/reject 7f=/reject 7f");
        assertThat(message.text()).startsWith("/approve 7f runs it\n").contains("/reject 7f", tooLong);
    }

    @Test
    void buttonsStandUnderTheLastPartOfALongText() {
        deliver(withActions(reply("telegram/42", "word ".repeat(1_500)), "/retry 7f"));

        assertThat(telegram.messages()).hasSize(2);
        assertThat(telegram.messages().getFirst().buttons()).isEmpty();
        assertThat(telegram.messages().getLast().buttons()).containsExactly("/retry 7f=/retry 7f");
    }

    @Test
    void tooManyMessagesWaitAsLongAsTelegramSaysAndSpendNoAttempt() {
        telegram.next(new Mishap.FloodWait(SEND, 33));

        assertThat(deliver(reply("telegram/42", "hello")))
                .isInstanceOfSatisfying(
                        Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(33)));
        assertThat(deliver(reply("telegram/42/7", "another topic of it"))).isInstanceOf(Later.class);
        time.advance(Duration.ofSeconds(33));
        assertThat(deliver(reply("telegram/42", "hello"))).isEqualTo(new Delivered());
    }

    @Test
    void aLongReplyKeepsToThePaceAndGoesOnWhereItWas() {
        line.close();
        openLine(Pace.Limits.TELEGRAM);
        NotingSending sending = new NotingSending();
        Reply reply = reply("telegram/42", "word ".repeat(3_500));

        DeliveryOutcome first = delivery.deliver(reply, sending);

        assertThat(first).isInstanceOf(Later.class);
        assertThat(sending.partsDone()).isEqualTo(3);
        time.advance(((Later) first).after());
        assertThat(delivery.deliver(reply, sending)).isEqualTo(new Delivered());
        assertThat(telegram.sent()).hasSize(sending.partsDone());
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden: bot was blocked by the user, unblock the bot",
        "403, Forbidden: user is deactivated, write from another",
        "403, Forbidden: bot can't initiate conversation with a user, write /start to the bot",
        "403, Forbidden: bot was kicked from the supergroup chat, add the bot to the chat again",
        "400, Bad Request: chat not found, write to the bot from there",
        "400, Bad Request: not enough rights to send text messages to the chat, let the bot send messages"
    })
    void aChatThatIsClosedToTheBotIsNamedWithWhatHelps(int code, String description, String remedy) {
        telegram.next(new Mishap.Refusal(SEND, code, description));

        assertThat(deliver(reply("telegram/42", "**hello**")))
                .isInstanceOfSatisfying(
                        Undeliverable.class,
                        undeliverable -> assertThat(undeliverable.why()).contains(description, remedy));
        assertThat(telegram.sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500, NONE", "502, PERHAPS", "504, PERHAPS", "401, NONE"})
    void aServerInTroubleIsTriedAgain(int code, Arrival arrival) {
        telegram.next(new Mishap.Refusal(SEND, code, "trouble"));

        assertThat(deliver(reply("telegram/42", "hello")))
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.arrival()).isEqualTo(arrival));
    }

    @Test
    void whereNobodyListensNothingCanHaveArrived() {
        telegram.close();

        assertThat(deliver(reply("telegram/42", "hello")))
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.arrival()).isEqualTo(Arrival.NONE));
    }

    @Test
    void filesThatAreNotHereAreNamed() {
        Reply reply = Reply.newBuilder(reply("telegram/42", "Done."))
                .setAttachments(List.of(Attachment.newBuilder()
                        .setId("sha256:ab")
                        .setName("trailer.mp4")
                        .build()))
                .build();

        deliver(reply);

        assertThat(arrived()).containsExactly("Done.\n📎 trailer.mp4");
    }

    private DeliveryOutcome deliver(Reply reply) {
        return delivery.deliver(reply, new NotingSending());
    }

    private static Reply withActions(Reply reply, String... commands) {
        return Reply.newBuilder(reply)
                .setActions(List.of(commands).stream()
                        .map(command -> Action.newBuilder()
                                .setLabel(command)
                                .setCommand(command)
                                .build())
                        .toList())
                .build();
    }
}
