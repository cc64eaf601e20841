package dev.dray.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.TestingJobs;
import dev.dray.schema.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Taking drained = Taking.none(Intake.DRAINED, TestingJobs.AT, "cli");
    private final Taking blocked = Taking.none(Intake.BLOCKED, TestingJobs.AT, "the disk is full");
    private final List<Taking> followed = new ArrayList<>();
    private final Gate gate = new Gate(followed::add);

    @Test
    void aNodeThatNothingKeepsFromItTakesJobsByItself() {
        gate.block(Optional.of(blocked));
        gate.block(Optional.empty());
        assertThat(followed).containsExactly(blocked, Taking.all());
    }

    @Test
    void whatItsOwnerOrderedOutlastsTheTrouble() {
        gate.order(drained);
        gate.block(Optional.of(blocked));
        gate.block(Optional.empty());
        assertThat(followed).containsExactly(drained, drained, drained);
    }

    @Test
    void troubleOutlastsAnOrderToTakeJobs() {
        gate.block(Optional.of(blocked));
        gate.order(drained);
        gate.order(Taking.all());
        assertThat(gate.now()).isEqualTo(blocked);
    }
}
