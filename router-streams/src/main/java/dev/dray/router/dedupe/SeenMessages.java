package dev.dray.router.dedupe;

import dev.dray.schema.Message;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The messages of this task that were dealt with, by id, for ever: a source may hand one over again after months. A
 * message that became a dead letter is not among them, so that its retry is no repeat.
 */
public final class SeenMessages {
    public static final String STORE = "seen";

    private final KeyValueStore<String, byte[]> store;

    public SeenMessages(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
    }

    public boolean contains(Message message) {
        return store.get(message.getId()) != null;
    }

    public void add(Message message) {
        byte[] receivedAt = ByteBuffer.allocate(Long.BYTES)
                .putLong(message.getReceivedAt().toEpochMilli())
                .array();
        store.put(message.getId(), receivedAt);
    }
}
