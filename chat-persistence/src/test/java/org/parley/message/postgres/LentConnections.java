package org.parley.message.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Connections that are used again, as the container's are; a broken one is not. */
final class LentConnections implements DataSource, ConnectionEventListener {
    private final PGConnectionPoolDataSource server = new PGConnectionPoolDataSource();
    private final Deque<PooledConnection> free = new ConcurrentLinkedDeque<>();

    private LentConnections(int port, String database) {
        server.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
        server.setUser("postgres");
    }

    /** Connections on which each statement travels with its text, so that a {@code Cable} can know it. */
    static LentConnections withText(int port) {
        LentConnections connections = new LentConnections(port, "postgres");
        connections.server.setPrepareThreshold(0);
        return connections;
    }

    /** Connections that keep the plans of their statements, as the container's do. */
    static LentConnections withPlans(int port, String database) {
        return new LentConnections(port, database);
    }

    /** After a restart of the server: none of them is good any more. */
    void forget() {
        free.clear();
    }

    @Override
    public Connection getConnection() throws SQLException {
        PooledConnection connection = free.poll();
        if (connection == null) {
            connection = server.getPooledConnection();
            connection.addConnectionEventListener(this);
        }
        return connection.getConnection();
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
        free.push((PooledConnection) event.getSource());
    }

    /** It is not lent again: the driver tells of its closing as well, but after this. */
    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        ((PooledConnection) event.getSource()).removeConnectionEventListener(this);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // nothing is logged
    }

    @Override
    public void setLoginTimeout(int seconds) {
        server.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return server.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
