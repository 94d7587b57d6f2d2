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

class SchemaTest {
    private static final int NODES = 8;

    @EachServer
    void tablesAreMadeOnceAndWorkAndKeepTheirRows(Database database) throws Exception {
        try (var own = OwnDatabase.on(database);
                var kept = own.source().getConnection()) {
            var store = JdbcStore.on(own.source());
            assertThat(Catalogue.tables(kept)).isEmpty();

            store.createSchema();
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

            assertThatThrownBy(store::createSchema)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("are of version 2, and this needs 1")
                    .hasMessageContaining("META-INF/symbolon/migrate");
            assertThat(Catalogue.of(own)).isEqualTo(before);
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
