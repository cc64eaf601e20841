package dev.dray.ingress.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every delivery promises, whatever channel it serves. */
public abstract class DeliveryConformance {

    /** What comes of the next part sent. */
    protected enum Failure {
        NONE,
        REFUSED_FOR_GOOD,
        REFUSED_FOR_NOW,
        ANSWER_LOST
    }

    protected abstract Delivery delivery();

    /** A conversation of the channel. */
    protected abstract String conversation();

    /** A conversation no reply can reach. */
    protected abstract String nowhere();

    protected abstract void nextFails(Failure failure);

    /** What the channel has shown so far, part by part. */
    protected abstract List<String> arrived();

    @Test
    void aReplyArrivesOnceAndWhole() {
        NotingSending sending = new NotingSending();

        DeliveryOutcome outcome = delivery().deliver(reply(conversation(), "hello"), sending);

        assertThat(outcome).isEqualTo(new Delivered());
        assertThat(arrived()).containsExactly("hello");
    }

    @Test
    void whatTheChannelRefusesForGoodIsUndeliverable() {
        nextFails(Failure.REFUSED_FOR_GOOD);

        DeliveryOutcome outcome = delivery().deliver(reply(conversation(), "hello"), new NotingSending());

        assertThat(outcome).isInstanceOf(Undeliverable.class);
        assertThat(((Undeliverable) outcome).why()).isNotBlank();
    }

    @Test
    void whatTheChannelRefusesForNowIsTriedAgainUnmarked() {
        nextFails(Failure.REFUSED_FOR_NOW);
        NotingSending sending = new NotingSending();

        DeliveryOutcome first = delivery().deliver(reply(conversation(), "hello"), sending);
        DeliveryOutcome second = delivery().deliver(reply(conversation(), "hello"), sending);

        assertThat(first)
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.arrival()).isEqualTo(Arrival.NONE));
        assertThat(second).isEqualTo(new Delivered());
        assertThat(arrived()).containsExactly("hello");
    }

    @Test
    void aLostAnswerIsKnownToHaveMaybeArrived() {
        nextFails(Failure.ANSWER_LOST);

        DeliveryOutcome outcome = delivery().deliver(reply(conversation(), "hello"), new NotingSending());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.arrival()).isEqualTo(Arrival.PERHAPS));
    }

    @Test
    void whatMayHaveArrivedIsMarkedWhenItIsSentAgain() {
        delivery().deliver(reply(conversation(), "hello"), new NotingSending().mayHaveArrivedBefore());

        assertThat(arrived()).containsExactly("(repeated) hello");
    }

    @Test
    void aReplyInPartsGoesOnAfterTheLastConfirmedOne() {
        String text = "word ".repeat(2_500);
        NotingSending sending = new NotingSending();
        nextFails(Failure.NONE);
        nextFails(Failure.REFUSED_FOR_NOW);

        DeliveryOutcome interrupted = delivery().deliver(reply(conversation(), text), sending);
        DeliveryOutcome outcome = delivery().deliver(reply(conversation(), text), sending);

        assertThat(interrupted).isInstanceOf(TryAgain.class);
        assertThat(outcome).isEqualTo(new Delivered());
        assertThat(String.join(" ", arrived()).split(" ", -1)).hasSize(2_500);
        assertThat(sending.partsDone()).isEqualTo(arrived().size());
    }

    @Test
    void aConversationNobodyCanReachIsUndeliverable() {
        assertThat(delivery().deliver(reply(nowhere(), "hello"), new NotingSending()))
                .isInstanceOf(Undeliverable.class);
    }

    @Test
    void anEmptyReplyArrivesAsSomething() {
        assertThat(delivery().deliver(reply(conversation(), "  "), new NotingSending()))
                .isEqualTo(new Delivered());
        assertThat(arrived()).hasSize(1);
    }

    protected static Reply reply(String conversation, String text) {
        return Reply.newBuilder()
                .setId("reply-1")
                .setConversation(conversation)
                .setKind(ReplyKind.RESULT)
                .setText(text)
                .setAt(Instant.parse("2026-11-20T09:30:00Z"))
                .build();
    }
}
