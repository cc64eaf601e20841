package dev.dray.broker.embedded;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.runtime.value.HostPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * What the embedded broker is told: one node that is broker and controller, as small and as quiet as it gets, behaving
 * towards clients as Redpanda does.
 */
final class ServerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "DRAY";
    private static final long MEBIBYTE = 1024 * 1024;

    private ServerSettings() {}

    /**
     * The settings as Kafka's properties.
     *
     * @param clients where clients connect, and what is advertised to them; the port is never 0
     * @param controllerPort a free port on loopback, for the controller's talk with itself
     */
    static Properties of(Path data, HostPort clients, int controllerPort, Embedded config) {
        Properties settings = new Properties();
        identity(settings, data, clients, controllerPort);
        durability(settings, config);
        internalTopics(settings);
        behaviour(settings);
        footprint(settings);
        return settings;
    }

    /** The settings of a controller without a broker, which takes half a second of silence for a broker's end. */
    static Properties controllerAlone(Path data, int port) {
        Properties settings = new Properties();
        settings.setProperty("process.roles", "controller");
        settings.setProperty("node.id", String.valueOf(NODE));
        settings.setProperty("log.dirs", data.toString());
        settings.setProperty("listeners", CONTROLLER + "://127.0.0.1:" + port);
        settings.setProperty("controller.listener.names", CONTROLLER);
        settings.setProperty("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT");
        settings.setProperty("controller.quorum.voters", NODE + "@127.0.0.1:" + port);
        settings.setProperty("broker.session.timeout.ms", "500");
        settings.setProperty("broker.heartbeat.interval.ms", "100");
        footprint(settings);
        return settings;
    }

    private static void identity(Properties settings, Path data, HostPort clients, int controllerPort) {
        String address = CLIENTS + "://" + clients;
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", String.valueOf(NODE));
        settings.setProperty("log.dirs", data.toString());
        settings.setProperty("listeners", address + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", address);
        settings.setProperty("inter.broker.listener.name", CLIENTS);
        settings.setProperty("controller.listener.names", CONTROLLER);
        settings.setProperty("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.setProperty("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    }

    private static void durability(Properties settings, Embedded config) {
        if (config.fsync()) {
            // Kafka counts on replicas and acknowledges from the page cache; there are no replicas here.
            settings.setProperty("log.flush.interval.messages", "1");
        }
    }

    private static void internalTopics(Properties settings) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.setProperty(topic + ".num.partitions", "3");
            settings.setProperty(topic + ".replication.factor", "1");
            settings.setProperty(topic + ".segment.bytes", String.valueOf(16 * MEBIBYTE));
        }
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
    }

    private static void behaviour(Properties settings) {
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("group.coordinator.rebalance.protocols", "classic");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty(
                "group.max.session.timeout.ms",
                String.valueOf(Duration.ofMinutes(5).toMillis()));
        // A gateway switched off for a week must not come back having forgotten how far it had read.
        settings.setProperty(
                "offsets.retention.minutes",
                String.valueOf(Duration.ofDays(3650).toMinutes()));
        // After a kill the new run is let in only when the old one's session is over, by default nine seconds later.
        settings.setProperty("broker.session.timeout.ms", "3000");
        settings.setProperty("broker.heartbeat.interval.ms", "1000");
    }

    private static void footprint(Properties settings) {
        settings.setProperty("num.network.threads", "1");
        // They wait for the disk far more than they work.
        settings.setProperty("num.io.threads", "8");
        settings.setProperty("background.threads", "2");
        settings.setProperty("num.recovery.threads.per.data.dir", "2");
        settings.setProperty("group.coordinator.threads", "1");
        settings.setProperty("group.coordinator.background.threads", "1");
        settings.setProperty("share.coordinator.threads", "1");
        settings.setProperty("group.share.persister.class.name", "");
        settings.setProperty("log.segment.bytes", String.valueOf(64 * MEBIBYTE));
        // Room for the index of such a segment; the default makes two sparse files of 10 MiB a partition.
        settings.setProperty("log.index.size.max.bytes", String.valueOf(MEBIBYTE));
        settings.setProperty("log.cleaner.threads", "1");
        settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(4 * MEBIBYTE));
        settings.setProperty("log.cleaner.io.buffer.size", String.valueOf(MEBIBYTE / 2));
        settings.setProperty("offsets.load.buffer.size", String.valueOf(MEBIBYTE));
        settings.setProperty("transaction.state.log.load.buffer.size", String.valueOf(MEBIBYTE));
        settings.setProperty("max.incremental.fetch.session.cache.slots", "200");
        // By default an idle controller writes to its log twice a second, to show other controllers that it lives.
        settings.setProperty("metadata.max.idle.interval.ms", "0");
        settings.setProperty("metadata.log.segment.bytes", String.valueOf(16 * MEBIBYTE));
        settings.setProperty("metadata.max.retention.bytes", String.valueOf(32 * MEBIBYTE));
        settings.setProperty("auto.leader.rebalance.enable", "false");
        settings.setProperty("metric.reporters", "");
    }
}
