package dev.dray.node.lane;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LaneQueueTest {
    private static final TopicPartition PARTITION = new TopicPartition("dray.jobs.video", 0);

    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final LaneQueue queue = new LaneQueue(2);

    @Test
    void noMoreThanTheConcurrencyRunAtOnce() throws Exception {
        var a = add("a", "a");
        var b = add("b", "b");
        var c = add("c", "c");
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("a", "b");
        assertThat(queue.running()).isEqualTo(2);
        a.complete(null);
        assertThat(next()).isEqualTo("c");
        b.complete(null);
        c.complete(null);
        assertThat(queue.awaitIdle(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aBusyKeyDoesNotHoldUpTheOthers() throws Exception {
        var first = add("a", "first of a");
        var second = add("a", "second of a");
        var other = add("b", "first of b");
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("first of a", "first of b");
        other.complete(null);
        first.complete(null);
        assertThat(next()).isEqualTo("second of a");
        second.complete(null);
    }

    @Test
    void ofOneKeyAllRunInOrderWhateverEndsFirst() throws Exception {
        for (int n = 0; n < 200; n++) {
            add("a", String.valueOf(n)).complete(null);
        }
        for (int n = 0; n < 200; n++) {
            assertThat(next()).isEqualTo(String.valueOf(n));
        }
    }

    @Test
    void aKeyWithManyJobsHoldsUpNoOther() throws Exception {
        LaneQueue one = new LaneQueue(1);
        var gate = add(one, "gate", "gate");
        assertThat(next()).isEqualTo("gate");
        for (int n = 0; n < 500; n++) {
            add(one, "a", "a" + n).complete(null);
        }
        for (int n = 0; n < 3; n++) {
            add(one, "b", "b" + n).complete(null);
            add(one, "c", "c" + n).complete(null);
        }
        gate.complete(null);
        List<String> then = new ArrayList<>();
        for (int n = 0; n < 9; n++) {
            then.add(next().substring(0, 1));
        }
        assertThat(String.join("", then)).isEqualTo("abcabcabc");
    }

    @Test
    void aHundredThousandJobsCostEachAsMuchAsAFew() throws Exception {
        var busy = add("a", "busy");
        assertThat(next()).isEqualTo("busy");
        long start = System.nanoTime();
        for (int n = 0; n < 100_000; n++) {
            queue.add(new LaneQueue.Work(PARTITION, "a", 1, () -> {}));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        busy.complete(null);
        add("a", "last").complete(null);
        assertThat(next()).isEqualTo("last");
    }

    @Test
    void whatWaitsOfAPartitionOthersHaveIsForgotten() throws Exception {
        var a = add("a", "a");
        add("a", "never");
        assertThat(next()).isEqualTo("a");
        queue.drop(Set.of(PARTITION));
        a.complete(null);
        assertThat(queue.awaitIdle(Duration.ofSeconds(30))).isTrue();
        assertThat(begun).isEmpty();
    }

    @Test
    void aPausedQueueStartsNothingAndLetsRunWhatRuns() throws Exception {
        var a = add("a", "a");
        assertThat(next()).isEqualTo("a");
        queue.pause();
        add("b", "b").complete(null);
        assertThat(queue.wants(PARTITION)).isFalse();
        assertThat(queue.awaitIdle(Duration.ZERO)).isFalse();
        a.complete(null);
        assertThat(queue.awaitIdle(Duration.ofSeconds(30))).isTrue();
        assertThat(begun).isEmpty();
        queue.resume();
        assertThat(next()).isEqualTo("b");
    }

    @Test
    void workThatThrowsMakesRoomAllTheSame() throws Exception {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        queue.add(new LaneQueue.Work(PARTITION, "a", 1, () -> {
            failed.complete(null);
            throw new IllegalStateException("planted");
        }));
        failed.get(30, SECONDS);
        add("a", "next").complete(null);
        assertThat(next()).isEqualTo("next");
    }

    private CompletableFuture<Void> add(String key, String name) {
        return add(queue, key, name);
    }

    private CompletableFuture<Void> add(LaneQueue where, String key, String name) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        where.add(new LaneQueue.Work(PARTITION, key, 1, () -> {
            begun.add(name);
            end.join();
        }));
        return end;
    }

    private String next() throws InterruptedException {
        String name = begun.poll(30, SECONDS);
        if (name == null) {
            throw new AssertionError("nothing began within 30 s");
        }
        return name;
    }
}
