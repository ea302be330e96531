package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaIT {
    private final TestDatabase database = TestDatabase.shared();

    @Test
    void migrationShouldHappenOnceWhenNodesStartTogether() throws Exception {
        DataSource fresh = database.emptyDatabase("fresh");

        List<Object> scripts = Race.of(3, runner -> Schema.migrate(fresh));

        assertThat(scripts).filteredOn(count -> (int) count > 0).hasSize(1);
        assertThat(Schema.migrate(fresh)).isZero();
    }

    /** As the application's own connections have it, so that a node that is frozen in a transaction holds nobody up. */
    @Test
    void migrationShouldOutlastTheLimitOfIdleTransactions() throws Exception {
        DataSource slow = database.emptyDatabase("slow");
        try (Connection other = slow.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("alter database slow set idle_in_transaction_session_timeout = '250ms'");
            other.setAutoCommit(false);
            statement.execute("create table account ()");
            CompletableFuture<Integer> migrated = CompletableFuture.supplyAsync(() -> Schema.migrate(slow));
            statement.execute("""
                    do $$ begin
                      while not exists (select from pg_locks where not granted) loop perform pg_sleep(0.01); end loop;
                    end $$""");
            statement.execute("select pg_sleep(1)");
            other.rollback();

            assertThat(migrated.get(30, TimeUnit.SECONDS)).isPositive();
        }
    }

    @Test
    void databaseThatDoesNotAnswerShouldBeToldInOneLine() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://127.0.0.1:1/parley");
        nowhere.setUser("parley");

        assertThatThrownBy(() -> Schema.migrate(nowhere))
                .isInstanceOf(SchemaException.class)
                .hasMessageNotContaining("\n")
                .hasMessageContaining("refused");
    }
}
