package dev.dray.runtime.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A change of a database, and what it answers. It runs inside a transaction, which it shares with others: it must not
 * end the transaction or keep the connection, and should be quick, as nobody else writes meanwhile. What it throws
 * undoes all of it and nothing else.
 */
@FunctionalInterface
public interface Write<T extends @Nullable Object> {
    T to(Connection connection) throws SQLException;
}
