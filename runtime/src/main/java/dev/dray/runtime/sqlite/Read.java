package dev.dray.runtime.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A question to a database. All its statements see the same state of it. It must not keep the connection, nor end its
 * transaction, nor write, nor wait for another question.
 */
@FunctionalInterface
public interface Read<T extends @Nullable Object> {
    T from(Connection connection) throws SQLException;
}
