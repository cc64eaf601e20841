package dev.dray.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.runtime.home.Home;
import dev.dray.runtime.sqlite.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code memory.db}: how far the journal is folded, and what is made of it. It lies with the home's state and
 * not in the memory directory, which holds only what its owner reads and edits. Nothing in it is the only copy: deleted,
 * it is folded again from the journal.
 */
public final class MemoryDatabase {
    private MemoryDatabase() {}

    public static Path in(Home home) {
        return home.state().resolve("memory.db");
    }

    /** Opens the file, made if missing, with the newest tables. */
    public static Database open(Path file) {
        return Database.open(file, tables());
    }

    /** The scripts {@code tables/<n>.sql} from 1 on; once released, one never changes. */
    private static List<String> tables() {
        List<String> scripts = new ArrayList<>();
        for (int n = 1; ; n++) {
            String place = "tables/%d.sql".formatted(n);
            try (InputStream in = MemoryDatabase.class.getResourceAsStream(place)) {
                if (in == null) {
                    return scripts;
                }
                scripts.add(new String(in.readAllBytes(), UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + place + " of this program", e);
            }
        }
    }
}
