package dev.dray.runtime.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that prepares each statement once: to close one is to hand it back, to prepare the same SQL again is to
 * get it again. A statement that threw is closed for good, since the driver disposes of it. Every SQL is kept for as
 * long as the connection lives, so there must be few of them. Used by one thread.
 */
final class KeptStatements implements InvocationHandler {
    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    private KeptStatements(Connection connection) {
        this.connection = connection;
    }

    /** The same connection, keeping statements. */
    static Connection of(Connection connection) {
        return proxy(Connection.class, new KeptStatements(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1
                ? prepare((String) arguments[0])
                : call(connection, method, arguments);
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
        return proxy(PreparedStatement.class, new Lent(sql, statement));
    }

    /** A statement until it is handed back. */
    private final class Lent implements InvocationHandler {
        private final String sql;
        private final PreparedStatement statement;
        private boolean failed;
        private boolean returned;

        Lent(String sql, PreparedStatement statement) {
            this.sql = sql;
            this.statement = statement;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                handBack();
                return null;
            }
            if (returned) {
                throw new SQLException("the statement is closed: " + sql);
            }
            try {
                return call(statement, method, arguments);
            } catch (SQLException e) {
                failed = true;
                throw e;
            }
        }

        private void handBack() throws SQLException {
            if (returned) {
                return;
            }
            returned = true;
            if (failed || idle.containsKey(sql)) {
                statement.close();
            } else {
                statement.clearParameters();
                idle.put(sql, statement);
            }
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
