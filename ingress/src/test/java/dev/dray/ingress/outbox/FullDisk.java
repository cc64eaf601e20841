package dev.dray.ingress.outbox;

import dev.dray.runtime.sqlite.Database;

/** Makes a database answer as on a full disk, by letting its file grow no further. */
final class FullDisk {
    private FullDisk() {}

    static void of(Database database) {
        database.write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("PRAGMA max_page_count = 1");
            }
        });
    }
}
