package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.symbolon.store.StoreFaultException;

class SchemaTest {
    private static final int NODES = 8;

    @EachServer
    void tablesAreMadeOnceAndWorkAndKeepTheirRows(Database database) throws Exception {
        try (var own = OwnDatabase.on(database);
                var kept = own.source().getConnection()) {
            var store = JdbcStore.on(own.source());
            assertThat(Catalogue.tables(kept)).isEmpty();
            assertThat(store.hasSchema()).isFalse();

            store.createSchema();
            assertThat(store.hasSchema()).isTrue();
            var made = Catalogue.of(own);
            store.transact(unit -> unit.accounts().insert(Some.account(1), Map.of()));
            store.createSchema();

            assertThat(made).isNotEmpty();
            assertThat(Catalogue.of(own)).isEqualTo(made);
            assertThat(Query.rows(kept, "SELECT version FROM symbolon_schema")).containsExactly("1");
            assertThat(Query.rows(kept, "SELECT COUNT(*) FROM symbolon_account"))
                    .containsExactly("1");
        }
    }

    @EachServer
    void nodesThatStartAtOnceMakeTheTablesTogether(Database database) throws Exception {
        var threads = Executors.newFixedThreadPool(NODES);
        try {
            for (int round = 0; round < 3; round++) {
                try (var own = OwnDatabase.on(database);
                        var kept = own.source().getConnection()) {
                    var store = JdbcStore.on(own.source()).answeringWithin(Duration.ofMinutes(1));
                    var barrier = new CyclicBarrier(NODES);
                    var ended = new ArrayList<Future<?>>();
                    for (int node = 0; node < NODES; node++) {
                        ended.add(threads.submit(() -> {
                            barrier.await(20, TimeUnit.SECONDS);
                            store.createSchema();
                            return true;
                        }));
                    }
                    for (var end : ended) {
                        end.get(1, TimeUnit.MINUTES);
                    }

                    assertThat(Query.rows(kept, "SELECT version FROM symbolon_schema"))
                            .containsExactly("1");
                    assertThat(Catalogue.tables(kept)).hasSize(7);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @EachServer
    void tablesOfAnotherVersionAreRefusedAndLeftAlone(Database database) throws Exception {
        try (var own = OwnDatabase.on(database);
                var kept = own.source().getConnection()) {
            var store = JdbcStore.on(own.source());
            store.createSchema();
            Query.run(kept, "UPDATE symbolon_schema SET version = 2", "DROP TABLE symbolon_bucket");
            var before = Catalogue.of(own);

            assertThatThrownBy(store::hasSchema).isInstanceOf(StoreFaultException.class);
            assertThatThrownBy(store::createSchema)
                    .isInstanceOf(StoreFaultException.class)
                    .hasMessageContaining("version 2, from a newer Symbolon")
                    .hasMessageContaining("update this node");
            Query.run(kept, "UPDATE symbolon_schema SET version = 0");
            assertThatThrownBy(store::createSchema)
                    .isInstanceOf(StoreFaultException.class)
                    .hasMessageContaining("are of version 0, and this needs 1")
                    .hasMessageContaining("META-INF/symbolon/migrate");
            assertThat(Catalogue.of(own)).isEqualTo(before);
        }
    }

    @EachServer
    void tableThatIsMissingIsMadeAgain(Database database) throws Exception {
        try (var own = OwnDatabase.on(database);
                var kept = own.source().getConnection()) {
            var store = JdbcStore.on(own.source());
            store.createSchema();
            var before = Catalogue.of(own);
            Query.run(kept, "DROP TABLE symbolon_bucket");
            assertThat(store.hasSchema()).isFalse();

            store.createSchema();

            assertThat(Catalogue.of(own)).isEqualTo(before);
        }
    }

    /** An index that is made anew, or looked for by making it, would wait for the writer. */
    @EachServer
    void tablesThatAreThereAreOnlyLookedAtWhileSomebodyWrites(Database database) throws Exception {
        try (var own = OwnDatabase.on(database);
                var writer = own.source().getConnection()) {
            var store = JdbcStore.on(own.source()).answeringWithin(Duration.ofSeconds(2));
            store.createSchema();
            writer.setAutoCommit(false);
            Query.run(writer, "INSERT INTO symbolon_bucket (name, full_at) VALUES ('being written', 1)");

            store.createSchema();

            writer.rollback();
        }
    }

    @Test
    void userWhoMayMakeNoTablesCanWorkWithThoseThatAreThere() throws Exception {
        var admin = Database.POSTGRESQL.source();
        try (var own = OwnDatabase.on(Database.POSTGRESQL)) {
            Query.run(admin, "CREATE ROLE clerk LOGIN");
            try (var kept = own.source().getConnection()) {
                var store = JdbcStore.on(own.as("clerk"));
                assertThatThrownBy(store::createSchema)
                        .isInstanceOf(StoreFaultException.class)
                        .hasMessageContaining("does not let this user")
                        .hasMessageContaining("42501")
                        .hasMessageContaining("CREATE TABLE IF NOT EXISTS symbolon_schema");

                JdbcStore.on(own.source()).createSchema();
                Query.run(kept, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clerk");

                store.createSchema();
                boolean inserted = store.transact(unit -> unit.accounts().insert(Some.account(1), Map.of()));
                assertThat(inserted).isTrue();
                Query.run(kept, "DROP OWNED BY clerk");
            } finally {
                Query.run(admin, "DROP ROLE clerk");
            }
        }
    }

    @EachServer
    void tablesOfTheHostAreLeftAlone(Database database) throws Exception {
        try (var own = OwnDatabase.on(database);
                var kept = own.source().getConnection()) {
            Query.run(
                    kept,
                    "CREATE TABLE account (id INTEGER PRIMARY KEY)",
                    "CREATE TABLE session (id INTEGER PRIMARY KEY)",
                    "INSERT INTO account (id) VALUES (7)");

            JdbcStore.on(own.source()).createSchema();

            assertThat(Catalogue.tables(kept)).hasSize(9).contains("account", "session");
            assertThat(Query.rows(kept, "SELECT id FROM account")).containsExactly("7");
        }
    }

    @EachServer
    void everyNameBeginsWithOurs(Database database) throws Exception {
        try (var own = OwnDatabase.on(database);
                var kept = own.source().getConnection()) {
            JdbcStore.on(own.source()).createSchema();

            assertThat(kept.isClosed()).isFalse();
            assertThat(Catalogue.names(own)).hasSizeGreaterThan(12).allMatch(name -> name.startsWith("symbolon_"));
        }
    }
}
