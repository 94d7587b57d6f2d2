package org.symbolon.quickstart;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** How Flyway makes the tables of Symbolon. */
final class Migrations {
    private Migrations() {}

    /** How many were run. */
    static int migrate(DataSource dataSource, String platform) {
        // snippet: flyway
        var result = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:META-INF/symbolon/migrate/" + platform) // postgresql, mariadb or h2
                .table("symbolon_schema_history") // a history of its own, beside yours
                .baselineOnMigrate(true) // in a schema where your tables are already
                .baselineVersion("0")
                .load()
                .migrate();
        // end of snippet
        return result.migrationsExecuted;
    }
}
