package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * While nodes are upgraded one after another, the last release works on tables that this version has migrated.
 *
 * <p>{@code last-release/schema.txt} says what tables the last release knows. This test writes what they are now to {@code
 * target/schema.txt}, which takes its place when a release is made.
 */
class UpgradeIT {
    private static final String COLUMNS = """
            select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || case when a.attnotnull then ' not null' else '' end
                || case when a.atthasdef or a.attidentity <> '' then ' default' else '' end
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
            """;

    private static final String RULES = """
            select 'rule ' || c.relname || ' ' || pg_get_constraintdef(r.oid)
            from pg_class c join pg_constraint r on r.conrelid = c.oid and r.contype <> 'n'
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
            union
            select 'rule ' || c.relname || ' ' || pg_get_indexdef(i.indexrelid)
            from pg_class c join pg_index i on i.indrelid = c.oid and i.indisunique
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
                and not exists (select from pg_constraint r where r.conindid = i.indexrelid)
            """;

    private final DataSource database = TestDatabase.shared().dataSource();

    @Test
    void whatTheLastReleaseReadsAndWritesShouldStillBeThere() throws Exception {
        Set<String> released = released();
        Set<String> present = new TreeSet<>(query(COLUMNS));
        present.addAll(query(RULES));
        Files.writeString(Path.of("target", "schema.txt"), String.join("\n", present) + "\n");

        assertThat(columns(present))
                .as("expand first, contract a release later")
                .containsAll(columns(released));

        Set<String> tables = columns(released).stream().map(UpgradeIT::table).collect(Collectors.toSet());
        Set<String> added = new TreeSet<>(present);
        added.removeAll(released);
        assertThat(added)
                .filteredOn(line -> tables.contains(table(line)))
                .as(
                        "the last release writes without knowing of it (a check that is only wider: change its line in the file)")
                .noneMatch(line -> line.startsWith("rule ") || line.endsWith(" not null"));
    }

    @Test
    void aNodeOfTheLastReleaseShouldStartOnTheTablesOfTheNext() throws Exception {
        DataSource newer = TestDatabase.shared().emptyDatabase("newer");
        Schema.migrate(newer);
        try (Connection connection = newer.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into flyway_schema_history select installed_rank + 1000, '1000', 'of the next release', type,
                        'V1000__of_the_next_release.sql', 1, installed_by, installed_on, 1, true
                    from flyway_schema_history order by installed_rank desc limit 1
                    """);
        }

        assertThat(Schema.migrate(newer)).isZero();
    }

    private static List<String> columns(Set<String> lines) {
        return lines.stream().filter(line -> line.startsWith("column ")).toList();
    }

    private static String table(String line) {
        return line.split("[ .]")[1];
    }

    private static Set<String> released() throws IOException {
        try (var file = UpgradeIT.class.getResourceAsStream("/last-release/schema.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new TreeSet<>(text.lines().toList());
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
