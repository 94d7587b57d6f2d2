package org.symbolon.spring.jdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/**
 * Accounts in the application's database.
 *
 * @param initializeSchema Whether missing tables are made at the start. By default in a database in memory alone.
 * @param flyway Whether Flyway makes and upgrades the tables, with a history of their own. Schema initialization does
 *     not matter then.
 * @param answeringWithin How long a transaction may take, a second to an hour. Unless said, five seconds.
 */
@ConfigurationProperties("symbolon.jdbc")
public record SymbolonJdbcProperties(
        @DefaultValue("embedded") DatabaseInitializationMode initializeSchema,
        @DefaultValue("false") boolean flyway,
        @Nullable Duration answeringWithin) {}
