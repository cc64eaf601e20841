package dev.dray.broker;

import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.HostPort;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** A Kafka or Redpanda somewhere else, run by somebody else; closing this leaves it alone. */
public final class ExternalBroker implements Broker {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrap;
    private final BrokerConfig config;
    private final Duration patience;

    /** @throws IllegalArgumentException where the configuration names no address */
    public ExternalBroker(BrokerConfig config) {
        this(config, PATIENCE);
    }

    ExternalBroker(BrokerConfig config, Duration patience) {
        this.bootstrap = config.bootstrap().orElseThrow(() -> new IllegalArgumentException("bootstrap: is missing"));
        this.config = config;
        this.patience = patience;
    }

    /** The broker at an address where nobody asks for a password, such as the embedded one of another process. */
    public static ExternalBroker at(String bootstrap) {
        return new ExternalBroker(new BrokerConfig(
                Optional.of(bootstrap),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of(),
                new BrokerConfig.Embedded(HostPort.parse("127.0.0.1:0"), true)));
    }

    /**
     * Makes sure that the broker answers and lets us in.
     *
     * @throws BrokerException where it does not, within ten seconds
     */
    @Override
    public void start() {
        Map<String, Object> settings = new HashMap<>(connection());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "dray-start");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try (Admin admin = Admin.create(settings)) {
            Answer.to("reach the broker at " + this, admin.describeCluster().nodes());
        } catch (BrokerException e) {
            // Whoever was turned away got through; only silence leaves the question of where it comes from.
            throw e.getCause() instanceof TimeoutException
                    ? new BrokerException(e.getMessage() + Reachability.of(bootstrap), e)
                    : e;
        } catch (KafkaException e) {
            // The client refuses addresses it cannot resolve before it asks anything.
            throw new BrokerException(
                    "cannot reach the broker at %s: %s%s"
                            .formatted(this, Answer.explain(e), Reachability.of(bootstrap)),
                    e);
        }
    }

    @Override
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public Map<String, Object> connection() {
        Map<String, Object> connection = new HashMap<>();
        connection.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        connection.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol());
        config.password().ifPresent(password -> {
            connection.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
            connection.put(SaslConfigs.SASL_JAAS_CONFIG, login(config.user().orElseThrow(), password));
        });
        return connection;
    }

    @Override
    public short replication() {
        return config.replication().map(Integer::shortValue).orElse((short) -1);
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return bootstrap + config.user().map(user -> " as " + user).orElse("") + (config.tls() ? " over TLS" : "");
    }

    private String protocol() {
        return (config.user().isPresent() ? "SASL_" : "") + (config.tls() ? "SSL" : "PLAINTEXT");
    }

    private static String login(String user, Secret password) {
        return "%s required username=\"%s\" password=\"%s\";"
                .formatted(ScramLoginModule.class.getName(), quoted(user), quoted(password.reveal()));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
