package dev.dray.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.runtime.config.ConfigException;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.HostPort;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerConfigTest {
    @Test
    void withoutASettingTheBrokerIsEmbedded() {
        assertThat(parse(""))
                .isEqualTo(new BrokerConfig(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Map.of(),
                        new Embedded(new HostPort("127.0.0.1", 4811), true)));
    }

    @Test
    void everySettingIsRead() {
        BrokerConfig config = parse("""
                bootstrap: gateway:9092,backup:9092
                user: dray-node
                password: ${env:DRAY_BROKER_PASSWORD}
                tls: true
                replication: 3
                keep: {dray.messages: 365d}
                embedded: {listen: "127.0.0.1:0", fsync: false}
                """);
        assertThat(config.bootstrap()).contains("gateway:9092,backup:9092");
        assertThat(config.user()).contains("dray-node");
        assertThat(config.password()).map(Secret::reveal).contains("secret");
        assertThat(config.tls()).isTrue();
        assertThat(config.replication()).contains(3);
        assertThat(config.keep()).containsExactly(Map.entry("dray.messages", Duration.ofDays(365)));
        assertThat(config.embedded()).isEqualTo(new Embedded(new HostPort("127.0.0.1", 0), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{bootstrap: gateway} | bootstrap | is not an address",
                "{bootstrap: \"gateway:0\"} | bootstrap | has no port",
                "{bootstrap: \"gateway:9092\", user: me} | password | is missing",
                "{bootstrap: \"gateway:9092\", password: \"${env:X}\"} | user | is missing",
                "{tls: true} | bootstrap | is missing",
                "{bootstrap: \"gateway:9092\", replication: 2} | replication | is not odd",
                "{embedded: {listen: \"0.0.0.0:4811\"}} | embedded.listen | is no address a client could be told",
                "{embeded: {}} | embeded | did you mean \"embedded\"",
                "{bootstrap: \"gateway:9092\", user: me, password: hunter2} | password | referred to"
            })
    void aMistakeIsReportedWhereItIs(String text, String place, String complaint) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(complaint);
    }

    private static BrokerConfig parse(String text) {
        return ConfigFile.parse("broker.yaml", text, BrokerConfig.class, _ -> "secret");
    }
}
