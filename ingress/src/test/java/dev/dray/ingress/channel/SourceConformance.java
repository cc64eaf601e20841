package dev.dray.ingress.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every source promises, whatever channel it reads. */
public abstract class SourceConformance {
    private static final int LONG = 12;

    private final RecordingRecorder recorder = new RecordingRecorder();

    /** What becomes of something that can never be a message. */
    protected enum Fate {
        /** It is kept as a dead letter. */
        DEAD_LETTER,
        /** Its origin is told, and keeps it. */
        REFUSED,
        /** The origin cannot bring such a thing. */
        NONE
    }

    /** Starts a source on the origin, as a new process would. */
    protected abstract void begin(Recorder into);

    /** Ends the source. Not called again before the next {@link #begin}, except at the end. */
    protected abstract void end();

    /** Lets one more message arrive at the origin, with a text that contains a word; says what its id is to be. */
    protected abstract String arrive(String word);

    /** Has the origin hand over once more what it handed over before; false where it never does. */
    protected abstract boolean arriveAgain(String id);

    /** Lets something arrive that no message can be made of; says what becomes of it, having seen it where it is refused. */
    protected abstract Fate arriveBroken();

    /** Lets a message arrive that no topic takes, with a text that contains a word; says what becomes of it, as above. */
    protected abstract Fate arriveHuge(String word);

    /** Lets time pass, for a source that is moved by it. */
    protected void letTimePass() {}

    /** Whether the origin takes the message to be recorded. */
    protected abstract boolean acknowledged(String id);

    @AfterEach
    void endIt() {
        end();
    }

    @Test
    void whatArrivesIsRecordedOnceAndAcknowledged() throws Exception {
        begin(recorder);

        String first = arrive("one");
        String second = arrive("two");

        Eventually.assertThatIt("acknowledges", () -> acknowledged(first) && acknowledged(second));
        assertThat(recorder.messages()).extracting(Message::getId).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void whatIsNotRecordedIsNotAcknowledgedAndComesAgain() throws Exception {
        recorder.refuseNext(2);
        begin(recorder);

        String id = arrive("one");

        letTimePass();
        assertThat(recorder.awaitRefused(1)).isTrue();
        Eventually.assertThatIt("acknowledges what it could record at last", () -> {
            letTimePass();
            boolean acknowledged = acknowledged(id);
            assertThat(acknowledged && recorder.messages().isEmpty()).isFalse();
            return acknowledged;
        });
        assertThat(recorder.messages()).extracting(Message::getId).containsOnly(id);
    }

    @Test
    void aCrashBeforeTheAcknowledgementBringsTheSameMessageUnderTheSameId() throws Exception {
        recorder.crashAfterNext(1);
        begin(recorder);
        String id = arrive("one");
        recorder.awaitMessages(1);
        end();

        begin(recorder);

        Eventually.assertThatIt("acknowledges", () -> {
            letTimePass();
            return acknowledged(id);
        });
        List<Message> messages = recorder.messages();
        assertThat(messages).hasSizeGreaterThanOrEqualTo(2);
        assertThat(messages).extracting(Message::getId).containsOnly(id);
    }

    @Test
    void whatIsHandedOverAgainHasTheSameId() {
        begin(recorder);
        String first = arrive("one");
        Eventually.assertThatIt("acknowledges", () -> acknowledged(first));

        assumeThat(arriveAgain(first)).isTrue();
        String second = arrive("two");

        Eventually.assertThatIt("acknowledges", () -> acknowledged(second));
        assertThat(recorder.messages()).extracting(Message::getId).containsOnly(first, second);
    }

    @Test
    void whatCanNeverBeAMessageIsKeptOrRefusedAndTheNextArrives() throws Exception {
        begin(recorder);

        Fate fate = arriveBroken();
        assumeThat(fate).isNotEqualTo(Fate.NONE);
        String next = arrive("one");

        Eventually.assertThatIt("acknowledges", () -> acknowledged(next));
        assertThat(recorder.messages()).extracting(Message::getId).containsOnly(next);
        assertKept(fate, "undecodable");
    }

    @Test
    void whatNoTopicTakesIsKeptOrRefusedAndTheNextArrives() throws Exception {
        recorder.findTooLarge("huge");
        begin(recorder);

        Fate fate = arriveHuge("huge");
        assumeThat(fate).isNotEqualTo(Fate.NONE);
        String next = arrive("one");

        Eventually.assertThatIt("acknowledges", () -> acknowledged(next));
        assertThat(recorder.messages()).extracting(Message::getId).containsOnly(next);
        assertKept(fate, "oversized");
    }

    private void assertKept(Fate fate, String reason) throws InterruptedException {
        if (fate == Fate.DEAD_LETTER) {
            assertThat(recorder.awaitLetters(1))
                    .extracting(DeadLetter::getReason)
                    .containsOnly(reason);
        } else {
            assertThat(recorder.letters()).isEmpty();
        }
    }

    @Test
    void aLongTimeWithoutBrokerAndDiskLosesNothing() throws Exception {
        recorder.refuseNext(LONG);
        begin(recorder);

        String first = arrive("one");
        letTimePass();
        assertThat(recorder.awaitRefused(1)).isTrue();
        String second = arrive("two");

        Eventually.assertThatIt("acknowledges both at last", () -> {
            letTimePass();
            return acknowledged(first) && acknowledged(second);
        });
        assertThat(recorder.awaitRefused(LONG)).isTrue();
        assertThat(recorder.messages()).extracting(Message::getId).contains(second);
    }

    @Test
    void aStopLosesNothingAndRepeatsNothing() throws Exception {
        begin(recorder);
        String first = arrive("one");
        Eventually.assertThatIt("acknowledges", () -> acknowledged(first));
        end();

        begin(recorder);
        String second = arrive("two");

        Eventually.assertThatIt("acknowledges", () -> acknowledged(second));
        assertThat(recorder.messages()).extracting(Message::getId).containsExactly(first, second);
    }

    @Test
    void everyMessageNamesItsChannelItsSenderAndTheBytesItCameAs() throws Exception {
        begin(recorder);

        arrive("one");

        Message message = recorder.awaitMessages(1).getFirst();
        assertThat(message.getId()).startsWith(message.getChannel() + ":");
        assertThat(message.getSender().getId()).startsWith(message.getChannel() + ":");
        assertThat(Conversation.parse(message.getConversation())).isPresent();
        assertThat(message.getRaw().remaining()).isPositive();
        assertThat(message.getText()).contains("one");
    }
}
