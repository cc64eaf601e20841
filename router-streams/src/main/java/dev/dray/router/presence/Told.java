package dev.dray.router.presence;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Which conversation was told of which outages, and not yet of the end of which; only the latest few matter. */
final class Told {
    static final String STORE = "told";

    private static final int KEPT = 8;
    private static final String LINES = "\n";

    private final KeyValueStore<String, String> store;
    private final Map<String, Entry> open = new HashMap<>();

    Told(KeyValueStore<String, String> store) {
        this.store = store;
        try (var all = store.all()) {
            all.forEachRemaining(each -> entries(each.value).stream()
                    .filter(Entry::open)
                    .findFirst()
                    .ifPresent(entry -> open.put(each.key, entry)));
        }
    }

    /**
     * An outage a conversation was told of.
     *
     * @param lane of the jobs that waited
     * @param open whether its end is still to be told
     */
    record Entry(String outage, String lane, Optional<Instant> since, boolean open) {
        private static final String FIELDS = "\t";

        private static Entry read(String line) {
            String[] fields = line.split(FIELDS, -1);
            return fields.length < 4
                    ? new Entry(line, "", Optional.empty(), false)
                    : new Entry(
                            fields[0],
                            fields[1],
                            fields[2].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(fields[2])),
                            fields[3].equals("open"));
        }

        private String line() {
            String began = since.map(Instant::toString).orElse("");
            return String.join(FIELDS, outage, lane, began, open ? "open" : "ended");
        }

        private Entry ended() {
            return new Entry(outage, lane, since, false);
        }
    }

    static StoreBuilder<KeyValueStore<String, String>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.String());
    }

    /** Whether a conversation is yet to be told of an outage; from now on it was. */
    boolean first(String conversation, Outage outage) {
        List<Entry> before = of(conversation);
        if (before.stream().anyMatch(entry -> entry.outage().equals(outage.id()))) {
            return false;
        }
        Entry entry = new Entry(outage.id(), outage.lane(), outage.since(), true);
        open.put(conversation, entry);
        put(
                conversation,
                Stream.concat(Stream.of(entry), before.stream().map(Entry::ended))
                        .limit(KEPT));
        return true;
    }

    /** The latest outage of each conversation that was not told of its end. */
    Map<String, Entry> open() {
        return Map.copyOf(open);
    }

    /** Notes that a conversation was told of the end. */
    void ended(String conversation) {
        open.remove(conversation);
        put(conversation, of(conversation).stream().map(Entry::ended));
    }

    private List<Entry> of(String conversation) {
        return Optional.ofNullable(store.get(conversation)).map(Told::entries).orElse(List.of());
    }

    private void put(String conversation, Stream<Entry> entries) {
        store.put(conversation, String.join(LINES, entries.map(Entry::line).toList()));
    }

    private static List<Entry> entries(String text) {
        return Stream.of(text.split(LINES)).map(Entry::read).toList();
    }
}
