package org.symbolon.quickstart;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** How Flyway makes the tables of Symbolon, and then those of a host whose rows refer to accounts. */
final class Migrations {
    private Migrations() {}

    /** How many were run of ours. */
    static int migrate(DataSource dataSource, String platform) {
        // snippet: flyway
        var result = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:META-INF/symbolon/migrate/" + platform) // postgresql, mariadb or h2
                .table("symbolon_schema_history") // a history of its own, beside yours
                .baselineOnMigrate(true) // in a schema where there are tables already
                .baselineVersion("0") // and with no version counted as run
                .load()
                .migrate();
        // end of snippet
        return result.migrationsExecuted;
    }

    /** How many were run of the host's, in Flyway's usual history. */
    static int migrateHost(DataSource dataSource, Path scripts) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("filesystem:" + scripts)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
