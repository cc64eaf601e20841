package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.router.canary.CanaryConfig;
import dev.dray.runtime.config.ConfigException;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.secret.SystemSecrets;
import dev.dray.runtime.value.Percent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterConfigTest {
    @Test
    void everythingHasADefault() {
        RouterConfig config = read("");

        assertThat(config.instance()).isEqualTo("0");
        assertThat(config.threads()).isEqualTo(1);
        assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.poll()).isEqualTo(Duration.ofMillis(25));
        assertThat(config.session()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.offlineAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.workspace()).isEqualTo("main");
        assertThat(config.canary()).isEqualTo(new CanaryConfig(Map.of(), Percent.parse("30%"), 20, 5));
        assertThat(config.zone()).isEmpty();
    }

    @Test
    void everythingCanBeGiven() {
        RouterConfig config = read("""
                instance: east
                threads: 2
                commit-interval: 20ms
                poll: 10ms
                session: 1m
                offline-after: 30s
                workspace: home
                canary:
                  lanes: {video: 10%}
                  failures: 50%
                  among: 10
                  from: 3
                zone: Europe/Berlin
                """);

        assertThat(config)
                .isEqualTo(new RouterConfig(
                        "east",
                        2,
                        Duration.ofMillis(20),
                        Duration.ofMillis(10),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(30),
                        "home",
                        new CanaryConfig(Map.of("video", Percent.parse("10%")), Percent.parse("50%"), 10, 3),
                        java.util.Optional.of(ZoneId.of("Europe/Berlin"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instance: a b | instance: \"a b\" is not a name",
                "threads: 0 | threads: 0 is not between 1 and 64",
                "commit-interval: 0s | commit-interval: must be between 1ms and 1s",
                "poll: 2s | poll: must be between 1ms and 1s",
                "session: 1s | session: must be between 6s and 5m",
                "offline-after: 1ms | offline-after: must be between 1s and 1h",
                "canary: {lanes: {light: 5%}} | canary.lanes.light: the lane light runs on the gateway",
                "canary: {lanes: {video: 5}} | \"5\" is not a share",
                "canary: {among: 0} | canary.among: 0 is not between 1 and 1000",
                "canary: {from: 21} | canary.from: 21 is not between 1 and 20",
                "workspace: a/b | workspace: \"a/b\" is not a name",
            })
    void whatIsWrongIsSaidAtItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasMessageContaining(message);
    }

    private static RouterConfig read(String yaml) {
        return ConfigFile.parse("dray.yaml", yaml, RouterConfig.class, new SystemSecrets(Map.of()));
    }
}
