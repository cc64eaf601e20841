package dev.dray.node.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scene: a lane of two partitions, whose only place is taken. */
class LaneReaderTest {
    private static final String TOPIC = "dray.jobs.video";
    private static final TopicPartition ONE = new TopicPartition(TOPIC, 0);
    private static final TopicPartition OTHER = new TopicPartition(TOPIC, 1);
    private static final int VERY_MANY = 7_000;

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final LaneQueue queue = new LaneQueue(1);
    private final LaneReader reader = new LaneReader(consumer, TOPIC, queue, (record, _) -> take(record));
    private final List<String> taken = new ArrayList<>();

    @BeforeEach
    void assign() {
        queue.add(new LaneQueue.Work(new TopicPartition(TOPIC, 2), "running", 1, end::join));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, OTHER, 0L));
        consumer.rebalance(List.of(ONE, OTHER));
    }

    @AfterEach
    void close() {
        queue.pause();
        end.complete(null);
        reader.close();
    }

    @Test
    void whileTheLaneIsPausedNothingIsRead() {
        queue.pause();
        say(ONE, 0, "a");
        reader.step();
        assertThat(taken).isEmpty();
        queue.resume();
        reader.step();
        assertThat(taken).containsExactly("a");
    }

    @Test
    void whileTheLaneIsPausedItPollsAllTheSameSoAsToRemainAMember() {
        AtomicBoolean polled = new AtomicBoolean();
        queue.pause();
        consumer.schedulePollTask(() -> polled.set(true));
        reader.step();
        assertThat(polled).isTrue();
    }

    @Test
    void aConversationWithVeryManyJobsHidesNoOtherOnAnotherPartition() {
        fill();
        say(OTHER, 0, "b");
        reader.step();
        assertThat(taken).last().isEqualTo("b");
    }

    @Test
    void readingGoesOnWhenThereIsRoomAgain() {
        fill();
        queue.drop(Set.of(ONE));
        reader.step();
        assertThat(consumer.paused()).isEmpty();
    }

    private void fill() {
        for (int n = 0; n < VERY_MANY; n++) {
            say(ONE, n, "a");
        }
        reader.step();
        reader.step();
        assertThat(consumer.paused()).containsExactly(ONE);
    }

    private void say(TopicPartition partition, long offset, String conversation) {
        consumer.addRecord(new ConsumerRecord<>(TOPIC, partition.partition(), offset, conversation, new byte[1]));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        taken.add(record.key());
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        queue.add(new LaneQueue.Work(partition, record.key(), 700, () -> {}));
    }
}
