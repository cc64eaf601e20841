package dev.dray.router.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** Hands the shared memory to each store; Kafka Streams makes one of these for each store, by name. */
public final class SharedStoreMemory implements RocksDBConfigSetter {
    /** The setting of the stream under which the memory is found. */
    static final String MEMORY = "dray.store.memory";

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        if (!(settings.get(MEMORY) instanceof StoreMemory memory)) {
            throw new IllegalStateException("no memory is set up for store " + store);
        }
        memory.bound(options);
    }

    @Override
    public void close(String store, Options options) {
        // The memory belongs to all stores, and is closed by who made it.
    }
}
