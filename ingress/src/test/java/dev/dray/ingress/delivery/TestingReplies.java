package dev.dray.ingress.delivery;

import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.Reply;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A ledger of replies without a broker in front of it. */
public final class TestingReplies implements AutoCloseable {
    private final Database database;
    private final ReplyLedger ledger;
    private final ReplyFeed feed;

    public TestingReplies(Path directory) {
        database = Database.open(directory.resolve("replies.db"), ReplyLedger.MIGRATIONS);
        ledger = new ReplyLedger(database);
        feed = new ReplyFeed(database);
    }

    public ReplyFeed feed() {
        return feed;
    }

    /** Lets replies arrive. */
    public void arrive(Reply... replies) {
        ledger.store(List.of(replies), _ -> false, NoticeDelay.NONE, Instant.EPOCH);
        feed.stored(List.of(replies));
    }

    @Override
    public void close() {
        database.close();
    }
}
