package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
