package dev.dray.ingress.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.DeliveryConformance;
import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.NotingSending;
import dev.dray.ingress.telegram.replay.Mishap;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.ingress.telegram.replay.Sent;
import dev.dray.schema.Attachment;
import dev.dray.schema.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramDeliveryTest extends DeliveryConformance {
    private static final String SEND = "sendMessage";

    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);
    private final TelegramDelivery delivery = new TelegramDelivery(TestingBot.config(telegram));

    @BeforeEach
    void open() {
        telegram.start();
        delivery.start();
    }

    @AfterEach
    void close() {
        delivery.close();
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
        delivery.deliver(reply("telegram/-1001777000111/7", "hello"), new NotingSending());

        assertThat(telegram.sent()).containsExactly(new Sent("-1001777000111", Optional.of(7L), "hello"));
    }

    @Test
    void tooManyMessagesWaitAsLongAsTelegramSays() {
        telegram.next(new Mishap.FloodWait(SEND, 33));

        DeliveryOutcome outcome = delivery.deliver(reply("telegram/42", "hello"), new NotingSending());

        assertThat(outcome).isInstanceOfSatisfying(TryAgain.class, again -> {
            assertThat(again.after()).isEqualTo(Duration.ofSeconds(33));
            assertThat(again.arrival()).isEqualTo(Arrival.NONE);
        });
    }

    @Test
    void whereNobodyListensNothingCanHaveArrived() {
        telegram.close();

        assertThat(delivery.deliver(reply("telegram/42", "hello"), new NotingSending()))
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.arrival()).isEqualTo(Arrival.NONE));
    }

    @Test
    void filesAreNamed() {
        Reply reply = Reply.newBuilder(reply("telegram/42", "Done."))
                .setAttachments(List.of(Attachment.newBuilder()
                        .setId("sha256:ab")
                        .setName("trailer.mp4")
                        .build()))
                .build();

        delivery.deliver(reply, new NotingSending());

        assertThat(arrived()).containsExactly("Done.\n📎 trailer.mp4");
    }
}
