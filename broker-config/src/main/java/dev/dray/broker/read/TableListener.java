package dev.dray.broker.read;

import dev.dray.schema.UndecodableException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hears what a table reads, on the table's own thread and in the order of each key; after a broken connection it hears
 * everything again. What it throws is logged, and the table goes on.
 */
public interface TableListener<V> {
    /** A key has this value now. Also called for values the table does not keep. */
    void changed(String key, V value);

    /** A key was deleted. Not called where the table merely keeps it no longer. */
    default void removed(String key) {}

    /** A record is no value of the topic; the table leaves it out. */
    default void undecodable(ConsumerRecord<String, byte[]> record, UndecodableException why) {}
}
