package dev.dray.broker;

import dev.dray.runtime.life.Service;
import java.util.Map;

/**
 * Where the topics are: embedded in this process, or at an address with credentials. Nothing above this seam knows
 * which. {@link #start} makes sure that it answers; what else it says may be asked once it has started. Safe for use
 * by several threads.
 *
 * <p>Every implementation passes {@code BrokerConformance}: an acknowledged record can be read again, transactions are
 * atomic, topics exist only where somebody made them.
 */
public interface Broker extends Service {
    /** The addresses clients first connect to, {@code host:port[,host:port]}. */
    String bootstrap();

    /**
     * What every client needs to connect, Kafka Streams included: address, transport, credentials. Holds the password
     * in clear, so it is never logged.
     */
    Map<String, Object> connection();

    /** How many copies of each partition a new topic gets; -1 where the broker's own default is to be asked. */
    short replication();
}
