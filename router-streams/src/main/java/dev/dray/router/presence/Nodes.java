package dev.dray.router.presence;

import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Every node ever heard of, by name; kept in memory, and in a store that survives restarts. */
final class Nodes {
    static final String STORE = "nodes";

    private static final int PREFIX = Long.BYTES + 1;

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, KnownNode> nodes = new TreeMap<>();

    /** @param begun when this task began: nobody is late before they had their time since */
    Nodes(KeyValueStore<String, byte[]> store, Instant begun) {
        this.store = store;
        try (var all = store.all()) {
            all.forEachRemaining(entry -> nodes.put(entry.key, read(entry.value, begun)));
        }
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
    }

    Optional<KnownNode> find(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    List<KnownNode> all() {
        return List.copyOf(nodes.values());
    }

    void put(KnownNode node) {
        nodes.put(node.last().getNode(), node);
        store.put(node.last().getNode(), write(node));
    }

    private static byte[] write(KnownNode node) {
        byte[] heartbeat = Topics.NODES.codec().encode(node.last());
        return ByteBuffer.allocate(PREFIX + heartbeat.length)
                .putLong(node.heard().toEpochMilli())
                .put((byte) (node.online() ? 1 : 0))
                .put(heartbeat)
                .array();
    }

    private static KnownNode read(byte[] bytes, Instant begun) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        var heard = Instant.ofEpochMilli(buffer.getLong());
        boolean online = buffer.get() == 1;
        try {
            NodeHeartbeat last = Topics.NODES.codec().decode(Arrays.copyOfRange(bytes, PREFIX, bytes.length));
            return new KnownNode(last, online && heard.isBefore(begun) ? begun : heard, online);
        } catch (UndecodableException e) {
            throw new IllegalStateException(
                    "the router's store of nodes is damaged; stop the router and delete its state directory, it is"
                            + " rebuilt from the broker",
                    e);
        }
    }
}
