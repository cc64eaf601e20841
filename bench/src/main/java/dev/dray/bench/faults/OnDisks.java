package dev.dray.bench.faults;

import dev.dray.bench.faults.Effects.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lies in the homes: the SQLite files, opened to read only, and the daily logs. */
record OnDisks(Homes homes) {
    private static final Pattern MARK = Pattern.compile("(?m)^<!-- dray:(\\S+) -->$");

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** The mark of each entry in the daily logs of all days. */
    List<String> marks() throws IOException {
        Path logs = homes.of(RoleName.MEMORY).resolve("memory");
        if (!Files.exists(logs)) {
            return List.of();
        }
        List<String> marks = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".md")).toList()) {
                MARK.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult mark) -> mark.group(1))
                        .forEach(marks::add);
            }
        }
        return marks;
    }

    /** How often the nodes began each attempt at each job. */
    Map<Effect, Integer> runs() throws SQLException {
        Map<Effect, Integer> runs = new HashMap<>();
        for (RoleName node : homes.nodes()) {
            each(
                    state(node, "node-ledger.db"),
                    "SELECT job, attempt, max(run) FROM attempts GROUP BY job, attempt",
                    row -> runs.merge(new Effect(row.getString(1), row.getInt(2)), row.getInt(3), Integer::sum));
        }
        return runs;
    }

    /** The replies the gateway has ready. */
    Set<String> stored() throws SQLException {
        Set<String> stored = new HashSet<>();
        each(state(RoleName.GATEWAY, "replies.db"), "SELECT id FROM replies", row -> stored.add(row.getString(1)));
        return stored;
    }

    /** What no broker has acknowledged, in words. */
    List<String> waiting() throws SQLException {
        List<String> waiting = new ArrayList<>();
        each(
                state(RoleName.GATEWAY, "outbox.db"),
                "SELECT topic, lane FROM outbox",
                row -> waiting.add("the outbox: %s of %s".formatted(row.getString(1), row.getString(2))));
        unsent(RoleName.GATEWAY, "gateway-ledger.db", waiting);
        for (RoleName node : homes.nodes()) {
            unsent(node, "node-ledger.db", waiting);
        }
        return waiting;
    }

    /** The ends of attempts that a node has and no broker has acknowledged, in words. */
    List<String> unsent(RoleName node) throws SQLException {
        List<String> waiting = new ArrayList<>();
        unsent(node, "node-ledger.db", waiting);
        return waiting;
    }

    private void unsent(RoleName role, String ledger, List<String> waiting) throws SQLException {
        each(
                state(role, ledger),
                "SELECT job, attempt FROM attempts WHERE acked = 0 AND event IS NOT NULL",
                row -> waiting.add("the ledger of %s: the end of job %s, attempt %d"
                        .formatted(role.word(), row.getString(1), row.getInt(2))));
    }

    private Path state(RoleName role, String file) {
        return homes.of(role).resolve("state").resolve(file);
    }

    private static void each(Path file, String query, Row row) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:%s?mode=ro".formatted(file));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                row.read(rows);
            }
        }
    }
}
