import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Makes a database and its owner, both called "orders", unless they are there. In a company, an administrator does it. */
public class CreateDatabase {
    public static void main(String[] arguments) throws Exception {
        String server = "jdbc:postgresql://%s:%s/postgres"
                .formatted(System.getenv("ORDERS_DATABASE_HOST"), System.getenv("ORDERS_DATABASE_PORT"));
        try (Connection connection =
                        DriverManager.getConnection(server, "postgres", System.getenv("POSTGRES_PASSWORD"));
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = 'orders'")) {
                String password = System.getenv("ORDERS_DATABASE_PASSWORD");
                statement.execute("CREATE ROLE orders LOGIN PASSWORD '" + password.replace("'", "''") + "'");
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = 'orders'")) {
                statement.execute("CREATE DATABASE orders OWNER orders");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws Exception {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
