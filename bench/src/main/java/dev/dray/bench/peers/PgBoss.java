package dev.dray.bench.peers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;

/**
 * pg-boss on PostgreSQL. Settings: a worker process that fetches {@code batchSize: 500}, with {@code burstWhenBatchFull}, and
 * either LISTEN/NOTIFY or the shortest poll it allows. NOTIFY makes PostgreSQL commit one sender after the other.
 *
 * @param wake how the worker hears of a message
 */
record PgBoss(Wake wake) implements Peer {
    /** {@code pollingIntervalSeconds: 0.5}, the least there is. */
    private static final Duration SHORTEST_POLL = Duration.ofMillis(500);

    /** How the worker hears of a message. */
    enum Wake {
        NOTIFY,
        POLL
    }

    @Override
    public String name() {
        return "pgboss_" + wake.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Seen measure(Load load) throws Exception {
        try (Scratch scratch = Scratch.fresh()) {
            int port = PostgresServer.start(scratch);
            ObjectNode words = switch (wake) {
                case NOTIFY -> load.forWoken().put("notify", true);
                case POLL -> load.forPolled(SHORTEST_POLL).put("notify", false);
            };
            return new NodeScript("pg-boss").run(scratch, words.put("port", port));
        }
    }
}
