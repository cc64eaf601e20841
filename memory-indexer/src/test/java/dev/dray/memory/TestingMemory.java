package dev.dray.memory;

import dev.dray.broker.Clients;
import dev.dray.memory.daily.DailyLog;
import dev.dray.memory.entry.Entries;
import dev.dray.runtime.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The worker as it runs: daily log and entries below one directory, in UTC. */
final class TestingMemory implements AutoCloseable {
    private final Database database;
    private final MemoryIndexer indexer;

    /** Starts it, with more projections behind the usual two. */
    TestingMemory(Path place, Clients clients, Projection... more) {
        database = MemoryDatabase.open(file(place));
        List<Projection> projections = new ArrayList<>(usual(place));
        projections.addAll(List.of(more));
        indexer = new MemoryIndexer(database, projections, clients, InstantSource.system(), Duration.ofMillis(50));
        indexer.start();
    }

    static Path file(Path place) {
        return place.resolve("state/memory.db");
    }

    static Path logs(Path place) {
        return place.resolve("memory");
    }

    static List<Projection> usual(Path place) {
        return List.of(new DailyLog(logs(place), ZoneOffset.UTC), new Entries());
    }

    boolean awaitFolded(long offset) throws InterruptedException {
        return indexer.awaitFolded(0, offset, Duration.ofSeconds(60));
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        indexer.close();
        database.close();
    }
}
