package dev.dray.bench.peers;

import dev.dray.bench.peers.BullMq.Fsync;
import dev.dray.bench.peers.PgBoss.Wake;
import java.util.List;

/** Every peer there is, in the order they are measured. */
public final class Peers {
    private Peers() {}

    public static List<Peer> all() {
        return List.of(
                new BullMq(Fsync.ALWAYS),
                new BullMq(Fsync.EVERYSEC),
                new PgBoss(Wake.NOTIFY),
                new PgBoss(Wake.POLL),
                new DbScheduler(),
                new PolledSqlite());
    }
}
