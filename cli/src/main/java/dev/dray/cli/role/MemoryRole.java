package dev.dray.cli.role;

import dev.dray.broker.Broker;
import dev.dray.broker.Clients;
import dev.dray.memory.MemoryConfig;
import dev.dray.memory.MemoryDatabase;
import dev.dray.memory.MemoryIndexer;
import dev.dray.memory.daily.DailyLog;
import dev.dray.memory.entry.Entries;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.sqlite.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part that remembers. */
final class MemoryRole implements Service {
    static final String NAME = "memory";

    private final RoleContext context;
    private final Broker broker;
    private final OnlyOne onlyOne;
    private @Nullable Database database;
    private @Nullable MemoryIndexer indexer;

    MemoryRole(RoleContext context, Broker broker) {
        this.context = context;
        this.broker = broker;
        this.onlyOne = new OnlyOne(context.home(), NAME);
    }

    @Override
    public synchronized void start() {
        onlyOne.start();
        MemoryConfig config = context.config().memory();
        database = MemoryDatabase.open(MemoryDatabase.in(context.home()));
        indexer = new MemoryIndexer(
                database,
                List.of(
                        new DailyLog(
                                config.directory(context.home()),
                                config.zone(context.config().localZone())),
                        new Entries()),
                new Clients(broker, NAME),
                context.clock(),
                config.retry());
        indexer.start();
    }

    @Override
    public synchronized void close() {
        if (indexer != null) {
            indexer.close();
            indexer = null;
        }
        if (database != null) {
            database.close();
            database = null;
        }
        onlyOne.close();
    }
}
