package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables that migrations made. Of each version there is a script {@code version-….sql} that fills them, and what it
 * keeps is read back through the store once they are of the newest.
 */
class MigrationTest {
    private static final String FIXTURE = "org/symbolon/store/jdbc/version-%d.sql";

    /** Ours, with a history of its own, on a database that may have tables of others. */
    private static FluentConfiguration ours(OwnDatabase own) {
        return Flyway.configure()
                .dataSource(own.source())
                .table("symbolon_schema_history")
                .locations("classpath:META-INF/symbolon/migrate/" + own.platform())
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    /** The host's, as it comes but for the baseline that a database with tables of others needs. */
    private static FluentConfiguration hosts(OwnDatabase own) {
        return Flyway.configure()
                .dataSource(own.source())
                .locations("classpath:org/symbolon/store/jdbc/host")
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    static Stream<Arguments> everyVersion() {
        return Stream.of(Database.POSTGRESQL, Database.MARIADB, Database.H2)
                .flatMap(database ->
                        IntStream.rangeClosed(1, Schema.VERSION).mapToObj(version -> Arguments.of(database, version)));
    }

    @EachServer
    void migrationsMakeWhatCreateSchemaMakes(Database database) throws Exception {
        try (var migrated = OwnDatabase.on(database);
                var kept = migrated.source().getConnection();
                var created = OwnDatabase.on(database);
                var keptToo = created.source().getConnection()) {
            ours(migrated).load().migrate();
            JdbcStore.on(created.source()).createSchema();

            assertThat(Catalogue.of(migrated)).isNotEmpty().isEqualTo(Catalogue.of(created));
            assertThat(Query.rows(kept, "SELECT version FROM symbolon_schema"))
                    .isEqualTo(Query.rows(keptToo, "SELECT version FROM symbolon_schema"))
                    .containsExactly(String.valueOf(Schema.VERSION));
        }
    }

    @EachServer
    void migrationsAndCreateSchemaMayFollowEachOther(Database database) throws Exception {
        try (var own = OwnDatabase.on(database);
                var kept = own.source().getConnection()) {
            JdbcStore.on(own.source()).createSchema();
            var made = Catalogue.of(own);

            ours(own).load().migrate();
            JdbcStore.on(own.source()).createSchema();

            assertThat(Catalogue.of(own)).isEqualTo(made);
            assertThat(Query.rows(kept, "SELECT version FROM symbolon_schema"))
                    .containsExactly(String.valueOf(Schema.VERSION));
        }
    }

    @EachServer
    void migrationsOfAHostGoTheirOwnWay(Database database) throws Exception {
        try (var own = OwnDatabase.on(database)) {
            hosts(own).load().migrate();
            ours(own).load().migrate();
            hosts(own).load().validate();
            ours(own).load().validate();

            isOfBoth(own);
        }
    }

    @EachServer
    void migrationsOfAHostMayComeSecond(Database database) throws Exception {
        try (var own = OwnDatabase.on(database)) {
            ours(own).load().migrate();
            hosts(own).load().migrate();
            ours(own).load().validate();

            isOfBoth(own);
        }
    }

    private static void isOfBoth(OwnDatabase own) throws SQLException {
        try (var connection = own.source().getConnection()) {
            assertThat(Catalogue.tables(connection))
                    .contains("host_note", "flyway_schema_history", "symbolon_schema_history", "symbolon_account")
                    .hasSize(7 + 3);
        }
        assertThat(ours(own).load().info().applied())
                .extracting(migration -> migration.getDescription())
                .contains("create")
                .doesNotContain("note");
        assertThat(hosts(own).load().info().applied())
                .extracting(migration -> migration.getDescription())
                .contains("note")
                .doesNotContain("create");
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void everyRowOfAnOlderVersionIsWhatItWas(Database database, int version) throws Exception {
        try (var own = OwnDatabase.on(database);
                var kept = own.source().getConnection()) {
            ours(own)
                    .target(MigrationVersion.fromVersion(String.valueOf(version)))
                    .load()
                    .migrate();
            Script.of(FIXTURE.formatted(version)).run(kept);
            ours(own).load().migrate();

            assertThat(Query.rows(kept, "SELECT version FROM symbolon_schema"))
                    .containsExactly(String.valueOf(Schema.VERSION));
            KeptRows.areIn(own);
        }
    }
}
