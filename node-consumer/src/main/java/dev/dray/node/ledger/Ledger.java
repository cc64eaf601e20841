package dev.dray.node.ledger;

import static java.util.stream.Collectors.toSet;

import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.JobEvent;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which attempts a node took, how they ended, and whether the broker has acknowledged that. What a method wrote is on
 * disk when it returns, or its future is done, so that a node that is killed neither runs an attempt again that ended,
 * nor forgets a result. All methods throw {@link dev.dray.runtime.sqlite.DatabaseException} where the file cannot be
 * used. Safe for use by several threads.
 */
public final class Ledger implements AutoCloseable {
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE attempts (
              job       TEXT    NOT NULL,
              attempt   INTEGER NOT NULL,
              queued_at INTEGER NOT NULL, -- microseconds since 1970, as are all instants here
              run       INTEGER NOT NULL,
              taken_at  INTEGER NOT NULL,
              event     BLOB,             -- how it ended: a JobEvent as it goes to the broker
              acked     INTEGER NOT NULL DEFAULT 0,
              PRIMARY KEY (job, attempt, queued_at)
            ) STRICT;
            CREATE INDEX attempts_by_age ON attempts (taken_at);
            CREATE INDEX attempts_unfinished ON attempts (taken_at) WHERE acked = 0;
            """);
    private static final String THIS = " WHERE job = ? AND attempt = ? AND queued_at = ?";

    private final Database database;

    private Ledger(Database database) {
        this.database = database;
    }

    /** Opens the file, made if missing. */
    public static Ledger open(Path file) {
        return new Ledger(Database.open(file, MIGRATIONS));
    }

    /** Takes an attempt, unless it was taken before. */
    public Standing take(Attempt attempt, Instant at) {
        return database.write(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT run, event FROM attempts" + THIS);
                    ResultSet row = identified(query, 1, attempt).executeQuery()) {
                if (row.next()) {
                    byte[] event = row.getBytes("event");
                    return event == null
                            ? new Standing.Interrupted(row.getInt("run"))
                            : new Standing.Ended(event(event));
                }
            }
            return new Standing.Fresh(insert(connection, attempt, at));
        });
    }

    /** Notes that an interrupted attempt is run again; returns the number of that run. */
    public int again(Attempt attempt, Instant at) {
        return database.write(connection -> {
            String sql = "UPDATE attempts SET run = run + 1, taken_at = ?" + THIS + " RETURNING run";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setLong(1, micros(at));
                try (ResultSet row = identified(update, 2, attempt).executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /**
     * Keeps how an attempt ended, also of one that was never taken; to be sent until it is {@link #acked}. Done with the
     * future, and before whatever is written later.
     */
    public CompletableFuture<Integer> ended(Attempt attempt, JobEvent event, Instant at) {
        byte[] bytes = Topics.JOB_EVENTS.codec().encode(event);
        return database.submit(connection -> {
            String sql = """
                    INSERT INTO attempts (job, attempt, queued_at, run, taken_at, event) VALUES (?, ?, ?, 0, ?, ?)
                    ON CONFLICT DO UPDATE SET event = excluded.event, acked = 0""";
            try (PreparedStatement upsert = connection.prepareStatement(sql)) {
                identified(upsert, 1, attempt).setLong(4, micros(at));
                upsert.setBytes(5, bytes);
                return upsert.executeUpdate();
            }
        });
    }

    /** Notes that the broker has the end of an attempt, also where {@link #ended} failed; done with the future. */
    public CompletableFuture<Integer> acked(Attempt attempt, JobEvent event) {
        byte[] bytes = Topics.JOB_EVENTS.codec().encode(event);
        return database.submit(connection -> {
            String sql = "UPDATE attempts SET acked = 1, event = coalesce(event, ?)" + THIS;
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setBytes(1, bytes);
                return identified(update, 2, attempt).executeUpdate();
            }
        });
    }

    /** The ends the broker has not acknowledged, oldest first. */
    public Map<Attempt, JobEvent> unacked() {
        return database.query(connection -> {
            String sql = "SELECT * FROM attempts WHERE acked = 0 AND event IS NOT NULL ORDER BY taken_at";
            Map<Attempt, JobEvent> found = new LinkedHashMap<>();
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(attempt(row), event(row.getBytes("event")));
                }
            }
            return found;
        });
    }

    /** The attempts that were taken and have not ended. */
    public List<Attempt> unended() {
        return database.query(connection -> {
            String sql = "SELECT * FROM attempts WHERE acked = 0 AND event IS NULL ORDER BY taken_at";
            return attempts(connection.prepareStatement(sql));
        });
    }

    /**
     * Forgets what was taken before then, except results nobody has acknowledged; returns the jobs of which it
     * knows nothing any more.
     */
    public List<String> prune(Instant before) {
        return database.write(connection -> {
            String sql = "DELETE FROM attempts WHERE taken_at < ? AND (acked = 1 OR event IS NULL) RETURNING *";
            PreparedStatement delete = connection.prepareStatement(sql);
            delete.setLong(1, micros(before));
            Set<String> jobs = attempts(delete).stream().map(Attempt::job).collect(toSet());
            try (PreparedStatement query = connection.prepareStatement("SELECT job FROM attempts WHERE job = ?")) {
                for (String job : Set.copyOf(jobs)) {
                    query.setString(1, job);
                    try (ResultSet row = query.executeQuery()) {
                        if (row.next()) {
                            jobs.remove(job);
                        }
                    }
                }
            }
            return List.copyOf(jobs);
        });
    }

    @Override
    public void close() {
        database.close();
    }

    /** Goes on counting where runs of the same attempt, queued earlier, ended. */
    private static int insert(Connection connection, Attempt attempt, Instant at) throws SQLException {
        String sql = """
                INSERT INTO attempts (job, attempt, queued_at, run, taken_at)
                SELECT ?, ?, ?, 1 + coalesce(max(run), 0), ? FROM attempts WHERE job = ? AND attempt = ?
                RETURNING run""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            identified(insert, 1, attempt).setLong(4, micros(at));
            insert.setString(5, attempt.job());
            insert.setInt(6, attempt.number());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static PreparedStatement identified(PreparedStatement statement, int from, Attempt attempt)
            throws SQLException {
        statement.setString(from, attempt.job());
        statement.setInt(from + 1, attempt.number());
        statement.setLong(from + 2, micros(attempt.queuedAt()));
        return statement;
    }

    private static List<Attempt> attempts(PreparedStatement statement) throws SQLException {
        List<Attempt> found = new ArrayList<>();
        try (statement;
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(attempt(row));
            }
        }
        return found;
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        Instant queuedAt = Instant.EPOCH.plus(row.getLong("queued_at"), ChronoUnit.MICROS);
        return new Attempt(row.getString("job"), row.getInt("attempt"), queuedAt);
    }

    private static JobEvent event(byte[] bytes) throws SQLException {
        try {
            return Topics.JOB_EVENTS.codec().decode(bytes);
        } catch (UndecodableException e) {
            throw new SQLException("the event of an attempt is unreadable: " + e.why(), e);
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
