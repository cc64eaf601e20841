package dev.dray.bench.peers;

import java.util.Locale;

/**
 * BullMQ on Redis. Settings: append-only file, a queue with its defaults, one worker process with {@code concurrency: 100}.
 *
 * @param fsync when Redis' append-only file is flushed to the disk
 */
record BullMq(Fsync fsync) implements Peer {
    /** Redis' {@code appendfsync}. */
    enum Fsync {
        /** Before a command is answered. */
        ALWAYS,
        /** Once a second: a power cut may take a second of what was answered. */
        EVERYSEC;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String name() {
        return "bullmq_" + fsync.word();
    }

    @Override
    public Seen measure(Load load) throws Exception {
        try (Scratch scratch = Scratch.fresh()) {
            int port = RedisServer.start(scratch, fsync.word());
            return new NodeScript("bullmq").run(scratch, load.forWoken().put("port", port));
        }
    }
}
