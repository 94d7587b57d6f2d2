package org.symbolon.spring.jdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/**
 * Accounts in the application's database.
 *
 * @param initializeSchema whether missing tables are made at the start; by default in an embedded database alone
 * @param flyway whether the tables are made and upgraded by Flyway, with a history of their own; initialize-schema does
 *     not matter then
 * @param answeringWithin how long a transaction may take, a second to an hour; unless said, five seconds
 */
@ConfigurationProperties("symbolon.jdbc")
public record SymbolonJdbcProperties(
        @DefaultValue("embedded") DatabaseInitializationMode initializeSchema,
        @DefaultValue("false") boolean flyway,
        @Nullable Duration answeringWithin) {}
