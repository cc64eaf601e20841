package dev.dray.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.bench.faults.Kind.Action;
import dev.dray.bench.faults.Schedule.Fault;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Set<Kind> ALL = Kind.of(_ -> true);

    @Test
    void aSeedIsASchedule() {
        assertThat(Schedule.of(7, 50, ALL)).isEqualTo(Schedule.of(7, 50, ALL)).isNotEqualTo(Schedule.of(8, 50, ALL));
    }

    @Test
    void eachKindComesOnceBeforeOneComesAgain() {
        int kinds = ALL.size();
        assertThat(Schedule.of(7, 2 * kinds, ALL).faults().subList(0, kinds))
                .extracting(Fault::kind)
                .containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void whatCannotBeDoneIsLeftOut() {
        Set<Kind> possible = new Means(false, Optional.empty()).possible();
        assertThat(Schedule.of(7, 100, possible).faults())
                .extracting(fault -> fault.kind().action())
                .doesNotContain(Action.FILL, Action.JUMP)
                .contains(Action.KILL, Action.STOP, Action.SLEEP, Action.SILENCE, Action.REFUSE);
    }

    @Test
    void aFaultLastsAsLongAsItsKindMay() {
        assertThat(Schedule.of(7, 200, ALL).faults())
                .allSatisfy(fault -> assertThat(fault.lasts().toMillis())
                        .isBetween((long) fault.kind().leastMillis(), (long)
                                fault.kind().mostMillis()));
    }
}
