package dev.dray.node.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final TopicPartition ONE = new TopicPartition("dray.jobs.video", 0);
    private static final TopicPartition OTHER = new TopicPartition("dray.jobs.video", 1);
    private static final int SMALL = 700;

    private final Backlog backlog = new Backlog();

    @Test
    void keysTakeTurnsAndEachKeepsItsOrder() {
        add(ONE, "a", "a", "a", "b", "b", "c");
        List<String> order = new ArrayList<>();
        for (var next = backlog.next(); next.isPresent(); next = backlog.next()) {
            order.add(next.get().key());
            backlog.done(next.get().key());
        }
        assertThat(order).containsExactly("a", "b", "c", "a", "b", "a");
    }

    @Test
    void ofAKeyThatIsBusyNothingComesOut() {
        add(ONE, "a", "a");
        assertThat(backlog.next()).isPresent();
        assertThat(backlog.next()).isEmpty();
        backlog.done("a");
        assertThat(backlog.next()).isPresent();
    }

    @Test
    void whatIsDroppedIsForgottenAndTheRestStays() {
        add(ONE, "a", "a");
        add(OTHER, "b");
        backlog.drop(Set.of(ONE));
        assertThat(backlog.next().map(LaneQueue.Work::key)).contains("b");
        assertThat(backlog.next()).isEmpty();
        assertThat(backlog.wants(ONE)).isTrue();
    }

    @Test
    void whatWaitsOfOnePartitionHidesNothingOnAnother() {
        fill(ONE, 20_000, 1);
        assertThat(backlog.wants(ONE)).isFalse();
        assertThat(backlog.wants(OTHER)).isTrue();
    }

    @Test
    void ofManyKeysAFewHundredAreEnough() {
        fill(ONE, 499, 50);
        assertThat(backlog.wants(ONE)).isTrue();
        fill(ONE, 1, 1);
        assertThat(backlog.wants(ONE)).isFalse();
    }

    @Test
    void behindOneKeyOthersAreLookedForAsFarAsMemoryAllows() {
        fill(ONE, 5_000, 1);
        assertThat(backlog.wants(ONE)).isTrue();
        fill(ONE, 1_000, 1);
        assertThat(backlog.wants(ONE)).isFalse();
        Optional<LaneQueue.Work> next = backlog.next();
        for (int n = 0; n < 100; n++) {
            backlog.done(next.orElseThrow().key());
            next = backlog.next();
        }
        assertThat(backlog.wants(ONE)).isTrue();
    }

    private void add(TopicPartition partition, String... keys) {
        for (String key : keys) {
            backlog.add(new LaneQueue.Work(partition, key, SMALL, () -> {}));
        }
    }

    private void fill(TopicPartition partition, int records, int keys) {
        for (int n = 0; n < records; n++) {
            add(partition, "key" + n % keys);
        }
    }
}
