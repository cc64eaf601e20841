package dev.dray.bench.peers;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** So many connections to one PostgreSQL, opened at once and lent one at a time; who finds none waits. */
final class ConnectionPool extends PGSimpleDataSource implements AutoCloseable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient BlockingQueue<PooledConnection> free = new LinkedBlockingQueue<>();
    private final transient List<PooledConnection> all = new ArrayList<>();

    ConnectionPool(int port, int connections) throws SQLException {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setUser(PostgresServer.USER);
        source.setDatabaseName(PostgresServer.DATABASE);
        for (int opened = 0; opened < connections; opened++) {
            PooledConnection connection = source.getPooledConnection();
            connection.addConnectionEventListener(new GiveBack());
            all.add(connection);
        }
        free.addAll(all);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return free.take().getConnection();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PooledConnection connection : all) {
            connection.close();
        }
    }

    private final class GiveBack implements ConnectionEventListener {
        @Override
        public void connectionClosed(ConnectionEvent event) {
            free.add((PooledConnection) event.getSource());
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            // Whoever held it fails by it, and the measurement with it.
        }
    }
}
