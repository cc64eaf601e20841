package dev.dray.node.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {
    private final OffsetTracker tracker = new OffsetTracker();

    @Test
    void nothingReadIsNothingToCommit() {
        assertThat(tracker.toCommit()).isEmpty();
    }

    @Test
    void aRecordThatIsNotDoneIsWhereToBeginNextTime() {
        tracker.taken(5);
        assertThat(tracker.toCommit()).hasValue(5);
        tracker.done(5);
        assertThat(tracker.toCommit()).hasValue(6);
    }

    @Test
    void whatIsDoneBehindOneThatIsNotWaits() {
        take(5, 6, 7);
        tracker.done(6);
        tracker.done(7);
        assertThat(tracker.toCommit()).hasValue(5);
        tracker.done(5);
        assertThat(tracker.toCommit()).hasValue(8);
    }

    @Test
    void gapsBetweenOffsetsDoNotMatter() {
        take(5, 9, 20);
        tracker.done(5);
        assertThat(tracker.toCommit()).hasValue(9);
        tracker.done(9);
        tracker.done(20);
        assertThat(tracker.toCommit()).hasValue(21);
    }

    @Test
    void theEndsOfTransactionsAreReadTooOnceAllIsDone() {
        take(5);
        tracker.read(8);
        assertThat(tracker.toCommit()).hasValue(5);
        tracker.done(5);
        assertThat(tracker.toCommit()).hasValue(8);
    }

    @Test
    void whatIsCommittedIsNotCommittedAgain() {
        take(5);
        tracker.committed(5);
        assertThat(tracker.toCommit()).isEmpty();
        tracker.done(5);
        tracker.committed(6);
        assertThat(tracker.toCommit()).isEmpty();
    }

    @Test
    void aCommitThatFailedIsTriedAgain() {
        take(5);
        tracker.done(5);
        tracker.committed(6);
        tracker.uncommitted();
        assertThat(tracker.toCommit()).hasValue(6);
    }

    @Test
    void aRecordDoneTwiceOrNeverTakenChangesNothing() {
        take(5, 6);
        tracker.done(5);
        tracker.done(5);
        tracker.done(99);
        assertThat(tracker.toCommit()).hasValue(6);
        assertThat(tracker.open()).isEqualTo(1);
    }

    @Test
    void inWhateverOrderRecordsAreDoneNothingUndoneIsEverCommitted() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            OffsetTracker one = new OffsetTracker();
            List<Long> offsets = new ArrayList<>();
            for (long offset = random.nextInt(5); offsets.size() < 12; offset += 1 + random.nextInt(3)) {
                offsets.add(offset);
                one.taken(offset);
            }
            TreeSet<Long> undone = new TreeSet<>(offsets);
            long committed = -1;
            List<Long> order = new ArrayList<>(offsets);
            Collections.shuffle(order, random);
            for (long offset : order) {
                one.done(offset);
                undone.remove(offset);
                OptionalLong next = one.toCommit();
                if (next.isPresent()) {
                    assertThat(next.getAsLong()).isGreaterThan(committed);
                    committed = next.getAsLong();
                    one.committed(committed);
                }
                assertThat(undone.isEmpty() ? offsets.getLast() + 1 : undone.first())
                        .isEqualTo(Math.max(committed, offsets.getFirst()));
            }
        }
    }

    private void take(long... offsets) {
        for (long offset : offsets) {
            tracker.taken(offset);
        }
    }
}
