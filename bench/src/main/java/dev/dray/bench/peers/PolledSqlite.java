package dev.dray.bench.peers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * What Dray replaces: jobs in SQLite, and a worker that looks for them every few seconds, takes all that wait, does one after
 * the other and writes each result. Settings: WAL, {@code synchronous=FULL}, one connection, no network between.
 */
final class PolledSqlite implements Peer {
    /** Over so many polls messages are sent at random moments. */
    private static final int POLLS = 6;

    @Override
    public String name() {
        return "polled_sqlite";
    }

    @Override
    public Seen measure(Load load) throws Exception {
        Drive drive = new Drive();
        try (Scratch scratch = Scratch.fresh();
                JobTable table = new JobTable(open(scratch.folder().resolve("jobs.db")));
                ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor()) {
            Worker working = new Worker(table, drive);
            long poll = load.poll().toMillis();
            worker.scheduleAtFixedRate(working::poll, poll, poll, TimeUnit.MILLISECONDS);
            Duration several = load.poll().multipliedBy(POLLS);
            List<Double> dispatches = drive.atRandom(table::insert, load.polled(), several);
            Seen seen = new Seen(dispatches, drive.wholeWay(table::insert, load.lasting()));
            worker.shutdownNow();
            return seen;
        }
    }

    private static Connection open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private record Worker(JobTable table, Drive drive) {
        void poll() {
            try {
                for (long job : table.waiting()) {
                    drive.started(job);
                    table.finish(job, "done");
                    drive.done();
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the worker could not use its table", e);
            }
        }
    }
}
