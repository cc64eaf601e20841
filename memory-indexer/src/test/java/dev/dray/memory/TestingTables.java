package dev.dray.memory;

import dev.dray.runtime.sqlite.Database;
import java.util.ArrayList;
import java.util.List;

/** Looks into the tables of a database. */
public final class TestingTables {
    private TestingTables() {}

    /** The answer to a query, a line for each row, its columns apart by bars. */
    public static List<String> rows(Database database, String query) {
        return database.query(connection -> {
            List<String> rows = new ArrayList<>();
            try (var statement = connection.prepareStatement(query);
                    var answer = statement.executeQuery()) {
                int columns = answer.getMetaData().getColumnCount();
                while (answer.next()) {
                    List<String> row = new ArrayList<>();
                    for (int n = 1; n <= columns; n++) {
                        row.add(String.valueOf(answer.getString(n)));
                    }
                    rows.add(String.join("|", row));
                }
            }
            return rows;
        });
    }
}
