package dev.dray.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExternalBrokerTest {
    @Test
    void withoutAUserTheConnectionIsPlain() {
        assertThat(new ExternalBroker(TestingBroker.at("gateway:9092")).connection())
                .isEqualTo(Map.of("bootstrap.servers", "gateway:9092", "security.protocol", "PLAINTEXT"));
    }

    @Test
    void aUserIsAuthenticatedWithScramOverTls() {
        ExternalBroker broker = new ExternalBroker(withUser("gateway:9092"));
        assertThat(broker.connection())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=\"dray-node\" password=\"a\\\"quote and a \\\\ backslash\";");
        assertThat(broker).hasToString("gateway:9092 as dray-node over TLS");
    }

    @Test
    void theBrokerDecidesOnCopiesUnlessTheOwnerDoes() {
        assertThat(new ExternalBroker(TestingBroker.at("gateway:9092")).replication())
                .isEqualTo((short) -1);
        assertThat(new ExternalBroker(withUser("gateway:9092")).replication()).isEqualTo((short) 3);
    }

    @Test
    void anAddressWhereNothingListensIsNamedWithTheRemedy() throws IOException {
        String nobody = unusedAddress();
        assertThatThrownBy(impatient(nobody)::start)
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("cannot reach the broker at " + nobody)
                .hasMessageContaining("nothing answers on " + nobody + ": Connection refused")
                .hasMessageEndingWith("check broker.bootstrap in dray.yaml");
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        assertThatThrownBy(impatient("nowhere.invalid:9092")::start)
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("no host is called nowhere.invalid");
    }

    @Test
    void anAddressWhereSomethingElseListensIsNotBlamedForSilence() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + mute.getLocalPort();
            assertThatThrownBy(impatient(address)::start)
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining(
                            "something listens on " + address + ", so see whether it wants TLS or a user");
        }
    }

    private static ExternalBroker impatient(String bootstrap) {
        return new ExternalBroker(TestingBroker.at(bootstrap), Duration.ofSeconds(1));
    }

    private static String unusedAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static BrokerConfig withUser(String bootstrap) {
        Secret password = new Secret(
                SecretReference.parse("${env:PASSWORD}"), _ -> "a\"quote and a \\ backslash", "broker.password");
        return new BrokerConfig(
                Optional.of(bootstrap),
                Optional.of("dray-node"),
                Optional.of(password),
                true,
                Optional.of(3),
                Map.of(),
                TestingBroker.CONFIG);
    }
}
