package dev.dray.router.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.router.deadletter.Arrival;
import dev.dray.router.out.Effect;
import dev.dray.router.out.LineChange;
import dev.dray.router.out.Outgoing;
import dev.dray.router.out.Waiter;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class ContainedTest {
    private final MockProcessorContext<String, Effect> context = new MockProcessorContext<>();

    @Test
    void whatNobodyWaitsForIsLeftToTheInterval() {
        decide(new LineChange.Joined(new Waiter("video", "telegram/42", "job", "message")));

        assertThat(context.forwarded()).hasSize(1);
        assertThat(context.committed()).isFalse();
    }

    @Test
    void aReplyIsCommittedAtOnce() {
        decide(
                new LineChange.Left(new Waiter("video", "telegram/42", "job", "message")),
                new Outgoing<>(
                        Topics.REPLIES,
                        Reply.newBuilder()
                                .setId("reply")
                                .setConversation("telegram/42")
                                .setKind(ReplyKind.RESULT)
                                .setText("done")
                                .setAt(Instant.EPOCH)
                                .build()));

        assertThat(context.forwarded()).hasSize(2);
        assertThat(context.committed()).isTrue();
    }

    private void decide(Effect... effects) {
        context.setCurrentSystemTimeMs(0);
        context.setRecordMetadata("dray.messages", 0, 0);
        Contained contained = new Contained(new Fixed(List.of(effects)), new PromptCommits());
        contained.init(context);
        contained.process(new Record<>("key", "value".getBytes(UTF_8), 0));
    }

    private record Fixed(List<Effect> effects) implements Decision {
        @Override
        public void begin(ProcessorContext<String, Effect> context) {}

        @Override
        public List<Effect> of(Arrival arrival) {
            return effects;
        }
    }
}
