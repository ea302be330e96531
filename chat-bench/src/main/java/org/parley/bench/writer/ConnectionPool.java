package org.parley.bench.writer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections that are used again when they are closed: in an app server that is the container's business. */
final class ConnectionPool extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    private final transient Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    private ConnectionPool() {}

    static ConnectionPool of(Map<String, String> settings) {
        ConnectionPool pool = new ConnectionPool();
        pool.setURL(WriterMain.required(settings, "PARLEY_DATABASE_URL"));
        pool.setUser(WriterMain.required(settings, "PARLEY_DATABASE_USER"));
        pool.setPassword(WriterMain.required(settings, "PARLEY_DATABASE_PASSWORD"));
        return pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = idle.poll();
        return lend(connection == null ? super.getConnection() : connection);
    }

    private Connection lend(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if ("close".equals(method.getName())) {
                        idle.add(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
