package org.parley.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform;

/**
 * A real PostgreSQL with Parley's tables, one for all tests of this module, and Parley's persistence unit on it with
 * transactions of its own instead of the container's.
 */
public final class TestDatabase {
    private final EmbeddedPostgres server;
    private final EntityManagerFactory unit;

    private TestDatabase() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        Schema.migrate(server.getPostgresDatabase());
        unit = Persistence.createEntityManagerFactory(
                "parley",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", server.getPostgresDatabase(),
                        "jakarta.persistence.jtaDataSource", server.getPostgresDatabase(),
                        "hibernate.transaction.jta.platform", NoJtaPlatform.class.getName()));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    public static TestDatabase shared() {
        return Shared.INSTANCE;
    }

    public DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    /** Another database on the same server, without any tables. */
    public DataSource emptyDatabase(String name) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getDatabase("postgres", name);
    }

    /** Removes all accounts and rooms. */
    public void clear() {
        run(entities -> entities.createNativeQuery(
                        "truncate membership_change, room_member, room, integration_command, slash_command, dead_letter,"
                                + " outgoing_webhook, incoming_webhook, access_token, bot, account")
                .executeUpdate());
    }

    /** Calls in one transaction on the caller's thread; it is rolled back if the call fails or marks it so. */
    public <T> T call(Function<EntityManager, T> work) {
        try (EntityManager entities = unit.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                T result = work.apply(entities);
                if (!entities.getTransaction().getRollbackOnly()) {
                    entities.getTransaction().commit();
                }
                return result;
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        }
    }

    public void run(Consumer<EntityManager> work) {
        call(entities -> {
            work.accept(entities);
            return true;
        });
    }

    /** The port, each of whose calls is a transaction. */
    public <P> P eachInTransaction(Class<P> port, Function<EntityManager, P> adapter) {
        InvocationHandler call = (proxy, method, arguments) -> call(entities -> {
            try {
                return method.invoke(adapter.apply(entities), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        });
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, call));
    }

    private void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final TestDatabase INSTANCE = start();

        private static TestDatabase start() {
            try {
                return new TestDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
