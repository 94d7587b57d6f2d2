package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreFaultException;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.store.StoreUnit;

class SqlTroubleTest {
    private static final String SLOW_DETECTION = "SET deadlock_timeout = '1min'";

    @ParameterizedTest
    @CsvSource({
        "40001, 0, CONFLICT",
        "40P01, 0, CONFLICT",
        "55P03, 0, CONFLICT",
        "HY000, 1020, CONFLICT",
        "HY000, 1205, CONFLICT",
        "40001, 1213, CONFLICT",
        "HYT00, 50200, CONFLICT",
        "90131, 90131, CONFLICT",
        "08006, 0, OUTAGE",
        "08S01, 1927, OUTAGE",
        "53300, 0, OUTAGE",
        "58030, 0, OUTAGE",
        "57014, 0, OUTAGE",
        "57P01, 0, OUTAGE",
        "57P02, 0, OUTAGE",
        "57P03, 0, OUTAGE",
        "57P05, 0, OUTAGE",
        "25P03, 0, OUTAGE",
        "25P04, 0, OUTAGE",
        "25006, 0, OUTAGE",
        "HY000, 1021, OUTAGE",
        "HY000, 1037, OUTAGE",
        "HY000, 1040, OUTAGE",
        "HY000, 1041, OUTAGE",
        "HY000, 1053, OUTAGE",
        "HY000, 1114, OUTAGE",
        "HY000, 1203, OUTAGE",
        "HY000, 1226, OUTAGE",
        "HY000, 1290, OUTAGE",
        "HY000, 1317, OUTAGE",
        "HY000, 1836, OUTAGE",
        "70100, 1969, OUTAGE",
        "90067, 90067, OUTAGE",
        "90098, 90098, OUTAGE",
        "90121, 90121, OUTAGE",
        "22001, 0, BUG",
        "23505, 0, BUG",
        "23000, 1062, BUG",
        "42601, 0, BUG",
        "42P01, 0, BUG",
        "XX000, 0, BUG"
    })
    void codesMeanConflictOutageOrBug(String state, int number, Meaning meaning) {
        assertThat(SqlTrouble.of(new SQLException("canary", state, number), "SELECT"))
                .isExactlyInstanceOf(meaning.type)
                .hasMessageContaining("SQLSTATE " + state + ", number " + number)
                .satisfies(Leaks::none);
    }

    private enum Meaning {
        CONFLICT(StoreConflictException.class),
        OUTAGE(StoreUnavailableException.class),
        BUG(StoreFaultException.class);

        private final Class<?> type;

        Meaning(Class<?> type) {
            this.type = type;
        }
    }

    @Test
    void exceptionsThatSayTheConnectionIsLostAreOutagesWithoutACode() {
        for (var lost : new SQLException[] {
            new SQLTransientConnectionException(),
            new SQLNonTransientConnectionException(),
            new SQLRecoverableException(),
            new SQLTimeoutException()
        }) {
            assertThat(SqlTrouble.of(lost, "SELECT")).isInstanceOf(StoreUnavailableException.class);
        }
        assertThat(SqlTrouble.of(new SQLException(), "SELECT")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void causesThatGoRoundInACircleHarmNothing() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));

        assertThat(SqlTrouble.passing(one)).isEmpty();
    }

    private static DataSource withAccounts(Database database, String options) throws SQLException {
        var store = JdbcStore.on(database.fresh());
        for (int number = 1; number <= 2; number++) {
            var account = Some.account(number);
            store.transact(unit -> unit.accounts().insert(account, Map.of()));
        }
        return new PlainSource(database.server().url() + options);
    }

    private static boolean raise(StoreUnit unit, int account) {
        return unit.accounts().raiseVersion(Some.accountId(account));
    }

    private static void raise(Connection connection, int account) throws SQLException {
        Query.run(
                connection,
                "UPDATE symbolon_account SET version = 7 WHERE id = '"
                        + Some.accountId(account).value() + "'");
    }

    private static void isConflict(DataSource source, String code, Consumer<StoreUnit> work) {
        assertThatThrownBy(() -> JdbcStore.on(source).transact(unit -> {
                    work.accept(unit);
                    return true;
                }))
                .isInstanceOf(StoreConflictException.class)
                .hasMessageContaining(code)
                .satisfies(Leaks::none);
    }

    private static void unchecked(Action action) {
        try {
            action.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Action {
        void run() throws SQLException;
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, &options=-c%20default_transaction_isolation=serializable, 'SQLSTATE 40001'",
        "MARIADB, &sessionVariables=innodb_snapshot_isolation=ON, number 1020",
        "H2, ';INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT', number 40001"
    })
    void rowThatChangedSinceItWasReadIsAConflict(Database database, String options, String code) throws Exception {
        var source = withAccounts(database, options);

        isConflict(source, code, unit -> {
            unit.accounts().find(Some.accountId(1));
            unchecked(() -> Query.run(database.source(), "UPDATE symbolon_account SET version = 7"));
            raise(unit, 1);
        });
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 40P01", "MARIADB, number 1213", "H2, SQLSTATE 40001"})
    void deadlockIsAConflict(Database database, String code) throws Exception {
        var source = withAccounts(database, "");
        try (var other = new PlainSource(database.server().url()).getConnection()) {
            if (database == Database.POSTGRESQL) {
                Query.run(other, SLOW_DETECTION);
            }
            other.setAutoCommit(false);
            makeHeavy(other);
            raise(other, 2);
            var waiting = new CompletableFuture<Throwable>();

            isConflict(source, code, unit -> {
                raise(unit, 1);
                new Thread(() -> waiting.complete(catchThrowable(() -> raise(other, 1)))).start();
                awaitWaiting(database);
                raise(unit, 2);
            });

            assertThat(waiting.get(20, TimeUnit.SECONDS)).isNull();
            other.rollback();
        }
        assertThat(Query.rows(database.source(), "SELECT version FROM symbolon_account"))
                .containsExactly("1", "1");
    }

    /** Where there is a choice, the one who did less is chosen. */
    private static void makeHeavy(Connection connection) throws SQLException {
        for (int number = 0; number < 50; number++) {
            Query.run(connection, "INSERT INTO symbolon_bucket (name, full_at) VALUES ('heavy" + number + "', 1)");
        }
    }

    /** MariaDB answers what it answered before, as long as it is asked more often than every 100 ms. */
    private static void awaitWaiting(Database database) {
        var query = switch (database) {
            case POSTGRESQL -> "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
            case MARIADB -> "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
            default -> "SELECT COUNT(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL";
        };
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        unchecked(() -> {
            while (Query.rows(database.source(), query).equals(List.of("0")) && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, &options=-c%20lock_timeout=100ms, SQLSTATE 55P03",
        "MARIADB, &sessionVariables=innodb_lock_wait_timeout=1, number 1205",
        "H2, ;LOCK_TIMEOUT=100, SQLSTATE HYT00"
    })
    void lockThatTheDatabaseWaitsForNoLongerIsAConflict(Database database, String options, String code)
            throws Exception {
        var source = withAccounts(database, options);
        try (var other = new PlainSource(database.server().url()).getConnection()) {
            other.setAutoCommit(false);
            raise(other, 1);

            isConflict(source, code, unit -> raise(unit, 1));
            other.rollback();
        }
    }

    @Test
    void transactionThatPostgresqlEndsForItsIdlenessIsAnOutage() throws Exception {
        var source = withAccounts(
                Database.POSTGRESQL, "&ApplicationName=idle&options=-c%20idle_in_transaction_session_timeout=100ms");

        assertThatThrownBy(() -> JdbcStore.on(source).transact(unit -> {
                    raise(unit, 1);
                    awaitEnd();
                    return raise(unit, 2);
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .satisfies(Leaks::none);
    }

    private static void awaitEnd() {
        var query = "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'idle'";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        unchecked(() -> {
            while (!Query.rows(Database.POSTGRESQL.source(), query).equals(List.of("0")) && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "H2"})
    void tablesThatAreMissingAreABugThatNamesTheirMaker(Database database) throws Exception {
        try (var own = OwnDatabase.on(database);
                var kept = new KeptSource(own.source().getConnection())) {
            var store = JdbcStore.on(kept);

            assertThatThrownBy(() -> store.transact(unit -> raise(unit, 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("createSchema()")
                    .satisfies(Leaks::none);
        }
    }
}
