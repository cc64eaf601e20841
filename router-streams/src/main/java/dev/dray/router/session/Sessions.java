package dev.dray.router.session;

import dev.dray.schema.Turn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The latest turns of each conversation of this task: at most {@value #TURNS}, of the last day, and {@value #CHARACTERS}
 * characters in all. A conversation that is too long loses its oldest turns first.
 */
public final class Sessions {
    public static final String STORE = "sessions";

    /** How many turns of a conversation are kept. */
    public static final int TURNS = 40;

    private static final int CHARACTERS = 16_000;
    private static final int LONGEST_TURN = 4_000;
    private static final Duration LASTS = Duration.ofDays(1);

    private final KeyValueStore<String, byte[]> store;

    public Sessions(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
    }

    /** The latest turns of a conversation, at most so many, oldest first. */
    public List<Turn> of(String conversation, int most, Instant now) {
        List<Turn> turns = read(conversation);
        turns.removeIf(turn -> turn.getAt().isBefore(now.minus(LASTS)));
        return List.copyOf(turns.subList(Math.max(0, turns.size() - most), turns.size()));
    }

    public void add(String conversation, Turn turn) {
        List<Turn> turns = read(conversation);
        turns.add(Turn.newBuilder(turn).setText(cut(turn.getText())).build());
        turns.removeIf(each -> each.getAt().isBefore(turn.getAt().minus(LASTS)));
        int characters =
                turns.stream().mapToInt(each -> each.getText().length()).sum();
        while (turns.size() > TURNS || characters > CHARACTERS) {
            characters -= turns.removeFirst().getText().length();
        }
        write(conversation, turns);
    }

    /** Forgets what was said in a conversation. */
    public void clear(String conversation) {
        store.delete(conversation);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TURN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TURN - 1)) ? LONGEST_TURN - 1 : LONGEST_TURN;
        return text.substring(0, end) + "…";
    }

    private List<Turn> read(String conversation) {
        byte[] bytes = store.get(conversation);
        List<Turn> turns = new ArrayList<>();
        if (bytes == null) {
            return turns;
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                turns.add(Turn.newBuilder()
                        .setAt(Instant.ofEpochMilli(in.readLong()))
                        .setWho(in.readUTF())
                        .setText(in.readUTF())
                        .build());
            }
            return turns;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the router's store of sessions is damaged; stop the router and delete its state directory, it is"
                            + " rebuilt from the broker",
                    e);
        }
    }

    private void write(String conversation, List<Turn> turns) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(turns.size());
            for (Turn turn : turns) {
                out.writeLong(turn.getAt().toEpochMilli());
                out.writeUTF(turn.getWho());
                out.writeUTF(turn.getText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory is not writable", e);
        }
        store.put(conversation, bytes.toByteArray());
    }
}
