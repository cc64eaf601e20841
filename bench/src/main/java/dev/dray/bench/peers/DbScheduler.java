package dev.dray.bench.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete.Result;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dray.bench.peers.Drive.Enqueue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * db-scheduler on PostgreSQL, its worker in the program that sends, as it is meant. Settings: {@code threads(50)},
 * {@code pollUsingLockAndFetch(0.5, 4.0)}, {@code enableImmediateExecution()}, 80 connections. It deletes what is done.
 */
final class DbScheduler implements Peer {
    private static final int THREADS = 50;
    private static final int CONNECTIONS = 80;
    private static final double LOWER_LIMIT = 0.5;
    private static final double UPPER_LIMIT = 4.0;

    @Override
    public String name() {
        return "dbscheduler";
    }

    @Override
    public Seen measure(Load load) throws Exception {
        try (Scratch scratch = Scratch.fresh();
                HikariDataSource pool = connections(PostgresServer.start(scratch))) {
            createTable(pool);
            Drive drive = new Drive();
            OneTimeTask<String> note = Tasks.oneTime("note", String.class)
                    .execute((instance, _) -> drive.started(Long.parseLong(instance.getId())));
            Scheduler scheduler = Scheduler.create(pool, note)
                    .threads(THREADS)
                    .pollUsingLockAndFetch(LOWER_LIMIT, UPPER_LIMIT)
                    .enableImmediateExecution()
                    .addSchedulerListener(new TellDone(drive))
                    .build();
            scheduler.start();
            try {
                return measure(
                        load,
                        drive,
                        (number, text) -> scheduler.scheduleIfNotExists(
                                note.instance(String.valueOf(number), text), Instant.now()));
            } finally {
                scheduler.stop();
            }
        }
    }

    private static HikariDataSource connections(int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setUser(PostgresServer.USER);
        source.setDatabaseName(PostgresServer.DATABASE);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static Seen measure(Load load, Drive drive, Enqueue queue) throws Exception {
        drive.oneByOne(queue, load.warmUp(), load.pause());
        List<Double> dispatches = drive.oneByOne(queue, load.dispatched(), load.pause());
        drive.wholeWay(queue, load.warm());
        return new Seen(dispatches, drive.wholeWay(queue, load.lasting()));
    }

    /** Comes after the row of what was executed is deleted. */
    private static final class TellDone extends AbstractSchedulerListener {
        private final Drive drive;

        TellDone(Drive drive) {
            this.drive = drive;
        }

        @Override
        public void onExecutionComplete(ExecutionComplete complete) {
            if (complete.getResult() == Result.OK) {
                drive.done();
            }
        }
    }

    /** Columns and indices as its documentation has them for PostgreSQL. */
    private static void createTable(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE scheduled_tasks (
                      task_name TEXT NOT NULL,
                      task_instance TEXT NOT NULL,
                      task_data BYTEA,
                      execution_time TIMESTAMPTZ NOT NULL,
                      picked BOOLEAN NOT NULL,
                      picked_by TEXT,
                      last_success TIMESTAMPTZ,
                      last_failure TIMESTAMPTZ,
                      consecutive_failures INT,
                      last_heartbeat TIMESTAMPTZ,
                      version BIGINT NOT NULL,
                      priority SMALLINT,
                      PRIMARY KEY (task_name, task_instance));
                    CREATE INDEX ON scheduled_tasks (execution_time);
                    CREATE INDEX ON scheduled_tasks (last_heartbeat);
                    """);
        }
    }
}
