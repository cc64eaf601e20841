package dev.dray.broker;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.HostPort;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code broker} section of {@code dray.yaml}: with a {@code bootstrap} address the topics are on that Kafka or
 * Redpanda, without one they are embedded.
 *
 * @param bootstrap where the broker is, {@code host:port[,host:port]}
 * @param user who we are there, with SCRAM-SHA-512; needs a password
 * @param tls whether the way there is encrypted
 * @param replication how many copies new topics get there; the broker's own default where absent
 * @param keep how long topics are kept, by name, where it is not as long as {@code topics.yaml} says
 */
public record BrokerConfig(
        Optional<String> bootstrap,
        Optional<String> user,
        Optional<Secret> password,
        @Default("false") boolean tls,
        Optional<Integer> replication,
        Map<String, Duration> keep,
        Embedded embedded) {
    public BrokerConfig {
        keep = Collections.unmodifiableMap(new LinkedHashMap<>(keep));
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException(
                    user.isPresent()
                            ? "password: is missing; a user needs one, such as password: ${env:DRAY_BROKER_PASSWORD}"
                            : "user: is missing; whose password is it?");
        }
        if (bootstrap.isEmpty() && (user.isPresent() || tls || replication.isPresent())) {
            throw new IllegalArgumentException("bootstrap: is missing; user, password, tls and replication are for a"
                    + " broker elsewhere, the embedded one has none of them");
        }
        bootstrap.ifPresent(BrokerConfig::checkAddresses);
        if (replication.isPresent() && (replication.get() < 1 || replication.get() % 2 == 0)) {
            throw new IllegalArgumentException(
                    "replication: %d is not odd; write 1, 3 or 5".formatted(replication.get()));
        }
    }

    /**
     * The broker inside this process.
     *
     * @param listen where it listens, and what it tells its clients; port 0 is any free one
     * @param fsync whether a record is on disk before it is acknowledged, and so outlives a power cut
     */
    public record Embedded(
            @Default("127.0.0.1:4811") HostPort listen,
            @Default("true") boolean fsync) {
        public Embedded {
            if (listen.host().equals("0.0.0.0") || listen.host().equals("::")) {
                throw new IllegalArgumentException(
                        "listen: %s is no address a client could be told; write the one clients connect to, such as 127.0.0.1:4811"
                                .formatted(listen));
            }
        }
    }

    private static void checkAddresses(String bootstrap) {
        for (String address : bootstrap.split(",", -1)) {
            try {
                if (HostPort.parse(address.strip()).port() == 0) {
                    throw new IllegalArgumentException("\"%s\" has no port".formatted(address));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("bootstrap: " + e.getMessage(), e);
            }
        }
    }
}
