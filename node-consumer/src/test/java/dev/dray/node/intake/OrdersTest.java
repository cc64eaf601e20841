package dev.dray.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.TestingJobs;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Intake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private final List<Taking> followed = new ArrayList<>();
    private final Orders orders = new Orders("mini", followed::add);

    @Test
    void eachOrderIsFollowedInTurn() {
        hear("1", "mini", CommandKind.PAUSE);
        hear("2", "mini", CommandKind.DRAIN);
        hear("3", "mini", CommandKind.RESUME);
        assertThat(followed)
                .containsExactly(
                        Taking.none(Intake.PAUSED, TestingJobs.AT, "cli"),
                        Taking.none(Intake.DRAINED, TestingJobs.AT, "cli"),
                        Taking.all());
    }

    @Test
    void oldOrdersHeardAgainChangeNothing() {
        hear("1", "mini", CommandKind.DRAIN);
        hear("2", "mini", CommandKind.RESUME);
        followed.clear();
        hear("1", "mini", CommandKind.DRAIN);
        hear("2", "mini", CommandKind.RESUME);
        assertThat(followed).isEmpty();
    }

    @Test
    void ordersToOthersAndWishesAboutJobsAreNoneOfItsBusiness() {
        hear("1", "maxi", CommandKind.PAUSE);
        hear("2", "", CommandKind.CANCEL);
        hear("3", "mini", CommandKind.UNKNOWN);
        assertThat(followed).isEmpty();
    }

    private void hear(String id, String node, CommandKind kind) {
        orders.changed(
                node,
                Command.newBuilder()
                        .setId(id)
                        .setJobId("")
                        .setNode(node)
                        .setKind(kind)
                        .setBy("cli")
                        .setAt(TestingJobs.AT)
                        .build());
    }
}
