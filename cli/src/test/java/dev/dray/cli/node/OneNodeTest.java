package dev.dray.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.cli.TestingRecords;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneNodeTest {
    private final NodeHeartbeat gateway = NodeHeartbeat.newBuilder(
                    TestingRecords.heartbeat("gateway", TestingRecords.RECEIVED))
            .setRole(NodeRole.GATEWAY)
            .build();
    private final NodeHeartbeat mini = TestingRecords.heartbeat("mini", TestingRecords.RECEIVED);
    private final NodeHeartbeat maxi = TestingRecords.heartbeat("maxi", TestingRecords.RECEIVED);

    @Test
    void theOnlyNodeNeedsNoName() {
        assertThat(OneNode.of(List.of(gateway, mini), null)).isEqualTo(mini);
    }

    @Test
    void ofSeveralOneIsNamed() {
        assertThat(OneNode.of(List.of(gateway, mini, maxi), "maxi")).isEqualTo(maxi);
        assertThatThrownBy(() -> OneNode.of(List.of(gateway, mini, maxi), null))
                .hasMessage("which node? There are maxi, mini");
    }

    @Test
    void aNodeThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> OneNode.of(List.of(mini, maxi), "mni"))
                .hasMessage("there is no node \"mni\"; there are maxi, mini; did you mean \"mini\"?");
        assertThatThrownBy(() -> OneNode.of(List.of(gateway, mini), "gateway"))
                .hasMessageStartingWith("there is no node \"gateway\"; there are mini");
    }

    @Test
    void beforeAnyNodeWasSeenThereIsNoneToOrder() {
        assertThatThrownBy(() -> OneNode.of(List.of(gateway), null))
                .hasMessage("no node has been seen yet; start one with: dray node");
    }
}
