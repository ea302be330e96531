import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Makes a database and its owner, both called "orders", in the PostgreSQL that the run command started. */
public class CreateDatabase {
    public static void main(String[] arguments) throws Exception {
        String server = System.getenv().getOrDefault("POSTGRES_URL", "jdbc:postgresql://127.0.0.1:15432/postgres");
        String password = System.getenv("ORDERS_DATABASE_PASSWORD");
        try (Connection connection =
                        DriverManager.getConnection(server, "postgres", System.getenv("POSTGRES_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE orders LOGIN PASSWORD '" + password.replace("'", "''") + "'");
            statement.execute("CREATE DATABASE orders OWNER orders");
        }
    }
}
