package dev.dray.ingress.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Message;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every source promises, whatever channel it reads. */
public abstract class SourceConformance {
    private final RecordingRecorder recorder = new RecordingRecorder();

    /** Starts a source on the origin, as a new process would. */
    protected abstract void begin(Recorder into);

    /** Ends the source. Not called again before the next {@link #begin}, except at the end. */
    protected abstract void end();

    /** Lets one more message arrive at the origin, with a text that contains a word; says what its id is to be. */
    protected abstract String arrive(String word);

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
