package org.symbolon.spring.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.ClassUtils;

/**
 * Makes and upgrades the tables with Flyway, beside whatever the application does with it: no bean, and a history of
 * its own.
 */
final class Migrations {
    private static final String FLYWAY = "org.flywaydb.core.Flyway";
    private static final String HISTORY = "symbolon_schema_history";
    private static final String UNKNOWN_PLATFORM = "Unsupported Database";

    private Migrations() {}

    static void run(DataSource source, @Nullable ClassLoader loader) {
        if (!ClassUtils.isPresent(FLYWAY, loader)) {
            throw new FailureAnalyzedException(
                    "symbolon.jdbc.flyway=true needs Flyway, and that is not on the class path.",
                    "Add org.flywaydb:flyway-core (and for PostgreSQL flyway-database-postgresql, for MariaDB"
                            + " flyway-mysql), or use symbolon.jdbc.initialize-schema=always instead.");
        }
        try {
            WithFlyway.migrate(source, platform(source));
        } catch (SQLException unreachable) {
            throw new FailureAnalyzedException(
                    "Flyway cannot make the tables of Symbolon, since the database gives no connection.",
                    "See whether it is up.",
                    unreachable);
        }
    }

    /** As core names its directories. */
    private static String platform(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        }
    }

    /** Not to be touched where Flyway is missing. */
    private static final class WithFlyway {
        static void migrate(DataSource source, String platform) {
            try {
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(source)
                        .table(HISTORY)
                        .locations("classpath:META-INF/symbolon/migrate/" + platform)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load()
                        .migrate();
            } catch (FlywayException failed) {
                throw new FailureAnalyzedException(
                        "Flyway cannot make the tables of Symbolon: " + failed.getMessage(), action(failed), failed);
            }
        }

        /** What the database refused, it refused by an SQLException; a database without its module gets no such. */
        private static String action(FlywayException failed) {
            var told = Objects.toString(failed.getMessage(), "");
            if (told.startsWith(UNKNOWN_PLATFORM)) {
                return "For PostgreSQL Flyway needs org.flywaydb:flyway-database-postgresql, for MariaDB"
                        + " org.flywaydb:flyway-mysql.";
            }
            var history = "The history of these tables is in " + HISTORY + ".";
            return failed.getCause() instanceof SQLException
                    ? "Where the user of the database may not make tables, " + Stores.BY_HAND
                            + " Leave symbolon.jdbc.flyway out then. " + history
                    : history;
        }
    }
}
