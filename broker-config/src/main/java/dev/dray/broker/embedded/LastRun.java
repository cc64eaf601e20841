package dev.dray.broker.embedded;

import dev.dray.runtime.value.HostPort;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run of the broker before this one, where it was killed. Kafka's metadata still has it lead every partition then, and
 * a transaction it was completing is completed by the next run's coordinator. While the next run registers, the partitions
 * have no leader for a moment, and Kafka 4.3 takes a partition without a leader for a deleted one: it leaves the end of the
 * transaction out there, and says that the transaction is complete. Nothing behind that place could ever be read.
 *
 * <p>So a killed run is declared gone before the next one begins: a controller alone does that as soon as its session is
 * over, and the coordinator of the next run is then elected only together with the leaders of all partitions.
 *
 * @see <a href="https://github.com/apache/kafka/pull/22680">KAFKA-20734</a>, not in 4.3.1
 */
final class LastRun {
    private static final Logger log = LoggerFactory.getLogger(LastRun.class);
    private static final HostPort ANY_ON_LOOPBACK = new HostPort("127.0.0.1", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final String METADATA = "__cluster_metadata-0";
    private static final String CLEAN_STOP = ".kafka_cleanshutdown";
    private static final String DECLARED_GONE = "kafka.controller:type=KafkaController,name=FencedBrokerCount";

    private final Path data;

    LastRun(DataDirectory data) {
        this.data = data.path();
    }

    /** Whether there was one, and it did not stop by itself. */
    boolean wasKilled() {
        return Files.isDirectory(data.resolve(METADATA)) && !Files.exists(data.resolve(CLEAN_STOP));
    }

    /** Declares it gone; returns when that is recorded. Nothing else may use the directory meanwhile. */
    void declareGone() {
        int port = ListenAddress.free(ANY_ON_LOOPBACK).port();
        KafkaRaftServer controller = new KafkaRaftServer(
                KafkaConfig.fromProps(ServerSettings.controllerAlone(data, port), false), Time.SYSTEM);
        try {
            controller.startup();
            if (!awaitDeclaredGone()) {
                log.atWarn()
                        .addKeyValue("directory", data)
                        .log("The killed run of the broker was not declared gone in time; starting all the same");
            }
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    /** The controller has no other sign of it than its own figure. */
    private static boolean awaitDeclaredGone() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (declaredGone() > 0) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    private static int declaredGone() {
        try {
            Object count =
                    ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(DECLARED_GONE), "Value");
            return count instanceof Number number ? number.intValue() : 0;
        } catch (InstanceNotFoundException _) {
            return 0; // Not counted yet.
        } catch (JMException e) {
            throw new IllegalStateException("cannot read " + DECLARED_GONE, e);
        }
    }
}
