package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.StoreUnit;

class TransactionTest {
    @EachServer
    void verbsKeptBeyondTheirUnitThrowAndChangeNothing(Database database) throws Exception {
        var store = JdbcStore.on(database.fresh());
        var kept = new StoreUnit[1];
        var accounts = store.transact(unit -> {
            kept[0] = unit;
            return unit.accounts();
        });

        for (var verb : Stream.<Runnable>of(
                        () -> accounts.insert(Some.account(1), Map.of()),
                        () -> accounts.find(Some.accountId(1)),
                        () -> kept[0].accounts(),
                        () -> kept[0].flows(),
                        () -> kept[0].sessions(),
                        () -> kept[0].ledger(),
                        () -> kept[0].outbox(),
                        () -> kept[0].consents())
                .toList()) {
            assertThatThrownBy(verb::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is over");
        }
        assertThat(Query.count(database.source(), "symbolon_account")).isZero();
    }

    @EachServer
    void unitInAUnitIsRefusedAndTheNextOneIsNot(Database database) throws Exception {
        var store = JdbcStore.on(database.fresh());

        assertThatThrownBy(() -> store.transact(unit -> store.transact(inner -> true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A unit of work cannot begin another one");
        assertThat(store.<Boolean>transact(unit -> true)).isTrue();
    }

    @EachServer
    void unitThatTheDatabaseRefusedIsNotCommittedThoughItsWorkGoesOn(Database database) throws Exception {
        var store = JdbcStore.on(database.fresh());
        var session = Some.session(1, 1);
        var tooLong = new SessionRecord(
                session.id(),
                session.account(),
                1,
                1,
                "k".repeat(33),
                session.createdAt(),
                session.rotatedAt(),
                session.idleAt(),
                session.expiresAt(),
                "Browser/1");

        assertThatThrownBy(() -> store.transact(unit -> {
                    unit.accounts().insert(Some.account(1), Map.of());
                    assertThatThrownBy(() -> unit.sessions().insert(tooLong)).isInstanceOf(IllegalStateException.class);
                    assertThatThrownBy(() -> unit.accounts().find(Some.accountId(1)))
                            .isInstanceOf(IllegalStateException.class);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SQLSTATE 22001")
                .satisfies(Leaks::none);
        assertThat(Query.count(database.source(), "symbolon_account")).isZero();
    }

    /** Made by name: annotations of the drivers' classes are not all there to compile with. */
    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, org.postgresql.ds.PGSimpleDataSource",
        "MARIADB, org.mariadb.jdbc.MariaDbDataSource",
        "H2, org.h2.jdbcx.JdbcDataSource"
    })
    void driversOwnSourcesWithoutAPoolWork(Database database, Class<? extends DataSource> type) throws Exception {
        var source = type.getConstructor().newInstance();
        type.getMethod("setUrl", String.class).invoke(source, database.server().url());

        works(database, source);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, &stringtype=unspecified",
        "POSTGRESQL, &preferQueryMode=simple",
        "MARIADB, &useServerPrepStmts=true",
        "MARIADB, &useAffectedRows=true",
        "H2, ;MODE=PostgreSQL"
    })
    void driversThatAreSetOtherwiseWork(Database database, String options) throws Exception {
        works(database, new PlainSource(database.server().url() + options));
    }

    /** A whole sign-up, and its session. */
    private static void works(Database database, DataSource source) throws Exception {
        database.fresh();
        try (var door = new FrontDoor(JdbcStore.on(source))) {
            var verified = door.register("ann@example.org", Map.of("team", "blue"));

            var refreshed = door.symbolon
                    .sessions()
                    .refresh(verified.tokens().refreshToken(), FrontDoor.CLIENT)
                    .orElseThrow();
            assertThat(refreshed.tokens()).isNotNull();
            assertThat(Query.count(database.source(), "symbolon_session")).isEqualTo(1);
        }
    }
}
