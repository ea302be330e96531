package org.parley.it.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's pg_dump, pg_restore and psql. Where there are none, tests are skipped and say so; where {@code CI=true},
 * they fail.
 */
final class PostgresTools {
    /** The system property that says in which folder they are. */
    private static final String PROPERTY = "parley.postgres.tools";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresTools.class);

    private PostgresTools() {}

    static Path folder() {
        Path folder = Path.of(System.getProperty(PROPERTY, "/usr/lib/postgresql/15/bin"));
        if (Files.isExecutable(folder.resolve("pg_dump"))) {
            return folder;
        }
        String trouble = "No pg_dump of PostgreSQL 15 in " + folder + " (name its folder with -D" + PROPERTY + ")";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(trouble);
        }
        LOG.warn("SKIPPED, the test of backup and restore: {}", trouble);
        throw new TestAbortedException(trouble);
    }
}
