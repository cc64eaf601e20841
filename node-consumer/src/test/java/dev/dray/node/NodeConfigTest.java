package dev.dray.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.node.lane.LaneConfig;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Track;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeConfigTest {
    record File(NodeConfig node, Map<String, LaneConfig> lanes) {}

    private static final Map<String, LaneConfig> LANES =
            Map.of("light", new LaneConfig(4), "video", new LaneConfig(1), "shell", new LaneConfig(2));

    @Test
    void nothingNeedsToBeSaid() {
        NodeConfig config = read("").node();
        assertThat(config)
                .isEqualTo(new NodeConfig(
                        Optional.empty(),
                        NodeConfig.Role.PRIMARY,
                        Track.STABLE,
                        List.of(),
                        Optional.empty(),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(45),
                        Duration.ofSeconds(30)));
        assertThat(config.nodeName()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void everythingCanBeSaid() {
        NodeConfig config = read("""
                        node:
                          name: mac-mini
                          role: backup
                          track: canary
                          lanes: [video]
                          gateway: {address: 'http://gateway.tail:4810', token: '${env:DRAY_TOKEN}'}
                          heartbeat: 1s
                          backup-after: 1m
                          session: 2m
                          stop: 5m
                        lanes:
                          video: {concurrency: 2}
                        """).node();
        assertThat(config)
                .isEqualTo(new NodeConfig(
                        Optional.of("mac-mini"),
                        NodeConfig.Role.BACKUP,
                        Track.CANARY,
                        List.of("video"),
                        config.gateway(),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(5)));
        assertThat(config.gateway()).hasValueSatisfying(gateway -> {
            assertThat(gateway.address()).hasToString("http://gateway.tail:4810");
            assertThat(gateway.token()).hasToString("${env:DRAY_TOKEN}");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    node: {name: 'mac mini'}         | "mac mini" is not made of up to 63 letters
                    node: {heartbeat: 10s}           | a node unseen for 10s counts as offline
                    node: {session: 10m}             | not between 6s and 5m
                    node: {gateway: {address: 'gateway:4810', token: '${env:T}'}} | not an http or https address
                    node: {role: main}               | not one of primary, backup
                    lanes: {video: {concurrency: 0}} | not between 1 and 1000
                    """)
    void whatCannotBeMeantIsRefusedWithTheRemedy(String text, String why) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining(why);
    }

    @Test
    void aMachineServesAllLanesButTheGatewaysUnlessItSaysWhich() {
        NodeSettings all = NodeSettings.of(read("node: {name: mini}").node(), LANES, "0.1.0");
        NodeSettings one =
                NodeSettings.of(read("node: {name: mini, lanes: [video]}").node(), LANES, "0.1.0");
        assertThat(all.lanes()).containsOnlyKeys("video", "shell");
        assertThat(one.lanes()).containsOnlyKeys("video");
        assertThat(all.standby()).isEmpty();
    }

    @Test
    void aLaneThereIsNotIsRefused() {
        NodeConfig config = read("node: {lanes: [vidoe]}").node();
        assertThatThrownBy(() -> NodeSettings.of(config, LANES, "0.1.0"))
                .hasMessageStartingWith("node.lanes: there is no lane \"vidoe\"; there are shell, video");
    }

    @Test
    void aBackupStandsBy() {
        NodeSettings backup = NodeSettings.of(read("node: {role: backup}").node(), LANES, "0.1.0");
        assertThat(backup.role()).isEqualTo(NodeRole.BACKUP);
        assertThat(backup.standby()).contains(Duration.ofMinutes(5));
    }

    @Test
    void theGatewaysNodeRunsTheLightLane() {
        NodeSettings gateway = NodeSettings.gateway(new LaneConfig(4), "0.1.0");
        assertThat(gateway.name()).isEqualTo("gateway");
        assertThat(gateway.lanes()).containsOnlyKeys("light");
    }

    private static File read(String text) {
        return ConfigFile.parse("dray.yaml", text, File.class, _ -> "");
    }
}
