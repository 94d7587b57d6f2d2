package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.store.Store;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnavailableException;

/** What callers see while the database is away, and that nothing is left of it afterwards. */
class JdbcOutageTest {
    /** Far less than it takes where nothing bounds it, far more than the bounds that are set here. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private static void isUnavailable(ThrowingCallable step) {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThatThrownBy(step)
                        .isInstanceOf(StoreUnavailableException.class)
                        .satisfies(Leaks::none));
    }

    private static void worksAgain(WiredStore wired, int number) {
        assertTimeoutPreemptively(
                PATIENCE, () -> assertThat(wired.insert(number)).isTrue());
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void serverThatIsDownIsAnOutageUntilItIsUpAgain(Database database) throws Exception {
        try (var wired = new WiredStore(database)) {
            wired.insert(1);
            wired.wire.cut();

            isUnavailable(() -> wired.insert(2));
            isUnavailable(() -> JdbcStore.on(wired.pool));
            wired.wire.mend();

            worksAgain(wired, 2);
            assertThat(Query.count(wired.beside, "symbolon_account")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void networkThatFallsSilentIsAnOutageUntilItIsMended(Database database) throws Exception {
        try (var wired = new WiredStore(database)) {
            wired.insert(1);

            isUnavailable(() -> wired.store.transact(unit -> {
                wired.wire.freeze();
                return unit.accounts().raiseVersion(Some.accountId(1));
            }));
            isUnavailable(() -> wired.insert(2));
            wired.wire.mend();

            worksAgain(wired, 2);
            assertThat(Query.rows(wired.beside, "SELECT version FROM symbolon_account ORDER BY id"))
                    .containsExactly("1", "1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void connectionThatIsCutInTheMiddleLeavesNothing(Database database) throws Exception {
        try (var wired = new WiredStore(database)) {
            isUnavailable(() -> wired.store.transact(unit -> {
                unit.accounts().insert(Some.account(1), Map.of());
                cutBehind(database);
                return unit.accounts().raiseVersion(Some.accountId(1));
            }));

            assertThat(Query.count(wired.beside, "symbolon_account")).isZero();
            worksAgain(wired, 1);
        }
    }

    /** Ends the one session that has written, as its administrator may. */
    private static void cutBehind(Database database) {
        try {
            if (database == Database.POSTGRESQL) {
                Query.run(
                        database.source(),
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'");
            } else {
                for (var thread : Query.rows(
                        database.source(), "SELECT trx_mysql_thread_id FROM information_schema.innodb_trx")) {
                    Query.run(database.source(), "KILL " + thread);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void commitThatNeverArrivedIsAnOutageAndLeavesNothing(Database database) throws Exception {
        try (var wired = new WiredStore(database)) {
            wired.wire.cutBefore("COMMIT");

            isUnavailable(() -> insertWithSession(wired.store));

            assertThat(Query.count(wired.beside, "symbolon_account")).isZero();
            assertThat(Query.count(wired.beside, "symbolon_session")).isZero();
            worksAgain(wired, 3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void commitWhoseAnswerIsLostIsAnOutageAndKeepsAll(Database database) throws Exception {
        try (var wired = new WiredStore(database)) {
            wired.wire.cutAfter("COMMIT");

            isUnavailable(() -> insertWithSession(wired.store));

            assertThat(Query.count(wired.beside, "symbolon_account")).isEqualTo(1);
            assertThat(Query.count(wired.beside, "symbolon_session")).isEqualTo(1);
            worksAgain(wired, 3);
        }
    }

    private static boolean insertWithSession(Store store) {
        return store.transact(unit -> {
            unit.accounts().insert(Some.account(2), Map.of());
            return unit.sessions().insert(Some.session(2, 2));
        });
    }

    @EachServer
    void lockThatSomebodyElseHoldsTooLongIsNotWaitedFor(Database database) throws Exception {
        var source = database.fresh();
        var store = JdbcStore.on(source).answeringWithin(Duration.ofSeconds(1));
        store.transact(unit -> unit.accounts().insert(Some.account(1), Map.of()));
        try (var other = source.getConnection()) {
            other.setAutoCommit(false);
            Query.run(other, "UPDATE symbolon_account SET version = 7");

            assertTimeoutPreemptively(
                    PATIENCE,
                    () -> assertThatThrownBy(
                                    () -> store.transact(unit -> unit.accounts().raiseVersion(Some.accountId(1))))
                            .isInstanceOfAny(StoreUnavailableException.class, StoreConflictException.class)
                            .satisfies(Leaks::none));
            other.rollback();
            other.setAutoCommit(true);
        }

        assertThat(store.<Boolean>transact(unit -> unit.accounts().raiseVersion(Some.accountId(1))))
                .isTrue();
        assertThat(Query.rows(source, "SELECT version FROM symbolon_account")).containsExactly("2");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void statementThatIsTooSlowIsEndedOnTheServerAndTheConnectionKept(Database database) throws Exception {
        try (var kept = new KeptSource(new PlainSource(database.server().url()).getConnection())) {
            var source = database.fresh();
            var store = JdbcStore.on(kept).answeringWithin(Duration.ofSeconds(2));
            store.transact(unit -> unit.accounts().insert(Some.account(1), Map.of()));
            try (var other = source.getConnection()) {
                other.setAutoCommit(false);
                Query.run(other, "UPDATE symbolon_account SET version = 7");
                isUnavailable(() -> store.transact(unit -> unit.accounts().raiseVersion(Some.accountId(1))));
                assertThat(waiting(database)).isZero();
                other.rollback();
                other.setAutoCommit(true);
            }

            assertThat(store.<Boolean>transact(unit -> unit.accounts().raiseVersion(Some.accountId(1))))
                    .isTrue();
        }
    }

    private static int waiting(Database database) throws SQLException {
        return Integer.parseInt(Query.rows(
                        database.source(),
                        database == Database.POSTGRESQL
                                ? "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                : "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                .get(0));
    }

    @EachServer
    void connectionGoesBackAsItCame(Database database) throws Exception {
        database.fresh();
        try (var kept = new KeptSource(new PlainSource(database.server().url()).getConnection())) {
            var store = JdbcStore.on(kept).answeringWithin(Duration.ofSeconds(1));
            var connection = kept.getConnection();
            connection.setNetworkTimeout(Runnable::run, 60_000);
            int usual = connection.getNetworkTimeout();
            connection.close();

            store.transact(unit -> unit.accounts().insert(Some.account(1), Map.of()));
            assertThatThrownBy(() -> store.transact(unit -> {
                        unit.accounts().insert(Some.account(2), Map.of());
                        throw new IllegalArgumentException("undone");
                    }))
                    .hasMessage("undone");
            store.transact(unit -> {
                unit.rollBack();
                return unit.accounts().insert(Some.account(3), Map.of());
            });

            assertThat(kept.lent()).isZero();
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getNetworkTimeout()).isEqualTo(usual);
            assertThat(Query.count(database.source(), "symbolon_account")).isEqualTo(1);
            assertThat(Query.count(kept, "symbolon_account")).isEqualTo(1);
        }
    }

    @EachServer
    void stricterTimeoutOfTheSourceStays(Database database) throws Exception {
        database.fresh();
        try (var kept = new KeptSource(new PlainSource(database.server().url()).getConnection())) {
            var store = JdbcStore.on(kept);
            kept.getConnection().setNetworkTimeout(Runnable::run, 900);
            int usual = kept.getConnection().getNetworkTimeout();

            int during = store.transact(unit -> timeout(kept));

            assertThat(during).isEqualTo(usual);
        }
    }

    private static int timeout(KeptSource source) {
        try {
            return source.getConnection().getNetworkTimeout();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @EachServer
    void poolThatIsExhaustedIsAnOutage(Database database) throws Exception {
        database.fresh();
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.server().url());
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(300);
            var store = JdbcStore.on(pool);
            try (var taken = pool.getConnection()) {
                assertThat(taken.isValid(1)).isTrue();
                isUnavailable(() -> store.transact(unit -> unit.accounts().find(Some.accountId(1))));
            }

            assertThat(store.<Boolean>transact(unit -> unit.accounts().raiseVersion(Some.accountId(1))))
                    .isFalse();
        }
    }

    @EachServer
    void sourceThatIsNotLetInIsAnOutage(Database database) {
        DataSource source = new PlainSource(withoutRights(database));

        isUnavailable(() -> JdbcStore.on(source));
    }

    /** MariaDB lets everybody in here, but not into a database that is not there. */
    private static String withoutRights(Database database) {
        var url = database.server().url();
        if (database == Database.MARIADB) {
            return url.replace("/test?", "/canary?");
        }
        return database == Database.H2
                ? url + ";USER=canary;PASSWORD=canary"
                : url.replaceAll("user=\\w+", "user=canary&password=canary");
    }

    @EachServer
    void poolThatCannotEvenBeginIsAnOutage(Database database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(withoutRights(database));
        pool.setInitializationFailTimeout(1);
        pool.setConnectionTimeout(300);
        try (pool) {
            isUnavailable(() -> JdbcStore.on(pool));
        }
    }

    @Test
    void sourceThatThrowsWhateverItLikesIsAnOutage() {
        var refusing = new PlainSource("") {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLNonTransientConnectionException("canary", "99999", 7);
            }
        };
        var broken = new PlainSource("") {
            @Override
            public Connection getConnection() {
                throw new IllegalStateException("canary", new SQLException("canary", "28P01", 0));
            }
        };

        isUnavailable(() -> JdbcStore.on(refusing));
        isUnavailable(() -> JdbcStore.on(broken));
        assertThatThrownBy(() -> JdbcStore.on(refusing)).hasMessageContaining("SQLSTATE 99999, number 7");
        assertThatThrownBy(() -> JdbcStore.on(broken))
                .hasMessageContaining("SQLSTATE 28P01")
                .hasMessageContaining("IllegalStateException");
    }

    @Test
    void databaseInMemoryThatWasShutDownIsAnOutage() throws Exception {
        try (var own = OwnDatabase.on(Database.H2);
                var kept = new KeptSource(own.source().getConnection())) {
            var store = JdbcStore.on(kept);
            store.createSchema();
            Query.run(own.source(), "SHUTDOWN IMMEDIATELY");

            isUnavailable(() -> store.transact(unit -> unit.accounts().find(Some.accountId(1))));
        }
    }
}
