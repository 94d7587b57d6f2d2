package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.symbolon.store.Store;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnavailableException;

/** What a host's hooks may do in a unit, and what comes of it when they do what they may not. */
class HooksTest {
    private static final Map<String, String> PROFILE = Map.of("team", "blue");

    private static boolean insert(Store store) {
        return store.transact(unit -> {
            boolean inserted = unit.accounts().insert(Some.account(1), PROFILE);
            unit.sessions().insert(Some.session(1, 1));
            return inserted;
        });
    }

    private static void nothingIsKept(HostTable table) throws SQLException {
        assertThat(table.teams()).isEmpty();
        assertThat(Query.count(table.source(), "symbolon_account")).isZero();
        assertThat(Query.count(table.source(), "symbolon_session")).isZero();
    }

    @EachServer
    void hostsRowIsKeptWithItsAccount(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            assertThat(insert(JdbcStore.on(table.source()).whenAccountCreated(HostTable::insert)))
                    .isTrue();

            assertThat(table.teams()).containsExactly("blue");
            assertThat(Query.count(table.source(), "symbolon_account")).isEqualTo(1);
        }
    }

    @EachServer
    void isNotRunWhereTheAddressIsTaken(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            insert(JdbcStore.on(table.source()));
            var store = JdbcStore.on(table.source()).whenAccountCreated(HostTable::insert);

            assertThat(insert(store)).isFalse();
            assertThat(table.teams()).isEmpty();
        }
    }

    @EachServer
    void whatAHookThrowsUndoesTheAccount(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            var exception = new IllegalArgumentException("the host's own");
            var error = new AssertionError("the host's own");

            assertThat(catchThrowable(() -> insert(throwing(table, exception)))).isSameAs(exception);
            nothingIsKept(table);
            assertThat(catchThrowable(() -> insert(throwing(table, error)))).isSameAs(error);
            nothingIsKept(table);
        }
    }

    private static Store throwing(HostTable table, Throwable thrown) {
        return JdbcStore.on(table.source()).whenAccountCreated((connection, account, profile) -> {
            HostTable.insert(connection, account, profile);
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof SQLException refusal) {
                throw refusal;
            }
            throw (RuntimeException) thrown;
        });
    }

    @EachServer
    void whatAHookThrewIsNotCommittedByWorkThatSwallowsIt(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            var error = new AssertionError("the host's own");

            assertThatThrownBy(() -> throwing(table, error).transact(unit -> {
                        assertThat(catchThrowable(() -> unit.accounts().insert(Some.account(1), PROFILE)))
                                .isSameAs(error);
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("whenAccountCreated");
            nothingIsKept(table);
        }
    }

    @EachServer
    void refusalOfTheHostsOwnStatementIsFoundByItsCodeAndItsLineAndTellsNothingElse(Database database)
            throws Exception {
        try (var table = HostTable.in(database)) {
            var store = JdbcStore.on(table.source())
                    .whenAccountCreated((connection, account, profile) -> insertTwice(connection));

            var thrown = catchThrowable(() -> insert(store));

            assertThat(thrown)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("whenAccountCreated")
                    .hasMessageMatching("(?s).*SQLSTATE 23\\d{3}, number \\d+.*");
            assertThat(thrown.getStackTrace())
                    .anySatisfy(line -> assertThat(line.getMethodName()).isEqualTo("insertTwice"));
            Leaks.none(thrown);
            nothingIsKept(table);
        }
    }

    private static void insertTwice(Connection connection) throws SQLException {
        HostTable.insert(connection, Some.account(1).account(), "canary");
        HostTable.insert(connection, Some.account(1).account(), "canary");
    }

    @EachServer
    void conflictInAHookIsAConflictEvenInsideAnotherException(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            var conflict = new SQLException("canary", "40001");

            for (var thrown : new Throwable[] {conflict, new IllegalStateException("wrapped", conflict)}) {
                assertThatThrownBy(() -> insert(throwing(table, thrown)))
                        .isInstanceOf(StoreConflictException.class)
                        .satisfies(Leaks::none);
                nothingIsKept(table);
            }
        }
    }

    @EachServer
    void outageInAHookIsAnOutageEvenInsideAnotherException(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            var outage = new IllegalStateException("wrapped", new SQLException("canary", "08006"));

            assertThatThrownBy(() -> insert(throwing(table, outage)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .satisfies(Leaks::none);
        }
    }

    @EachServer
    void hookThatSetsAutoCommitIsFoundOut(Database database) throws Exception {
        isFoundOut(database, connection -> connection.setAutoCommit(true));
    }

    @EachServer
    void hookThatClosesTheConnectionIsFoundOut(Database database) throws Exception {
        isFoundOut(database, Connection::close);
    }

    @EachServer
    void hookThatCommitsIsFoundOut(Database database) throws Exception {
        isFoundOut(database, Connection::commit);
    }

    @EachServer
    void hookThatRollsBackIsFoundOut(Database database) throws Exception {
        isFoundOut(database, Connection::rollback);
    }

    private interface Misuse {
        void of(Connection connection) throws SQLException;
    }

    private static void isFoundOut(Database database, Misuse misuse) throws Exception {
        try (var table = HostTable.in(database)) {
            var store = JdbcStore.on(table.source()).whenAccountCreated((connection, account, profile) -> {
                HostTable.insert(connection, account, profile);
                misuse.of(connection);
            });

            assertThatThrownBy(() -> insert(store))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("whenAccountCreated must leave the connection open and end no transaction")
                    .satisfies(Leaks::none);
            assertThat(Query.count(table.source(), "symbolon_session")).isZero();
            assertThat(insert(JdbcStore.on(table.source())))
                    .isEqualTo(table.teams().isEmpty());
            Query.run(table.source(), "DELETE FROM host_customer");
        }
    }

    @EachServer
    void hookThatGoesOnAfterAStatementThatFailedIsFoundOutWhereThatEndsTheTransaction(Database database)
            throws Exception {
        try (var table = HostTable.in(database)) {
            var store = JdbcStore.on(table.source())
                    .whenAccountCreated((connection, account, profile) ->
                            assertThatThrownBy(() -> insertTwice(connection)).isInstanceOf(SQLException.class));

            var thrown = catchThrowable(() -> insert(store));

            if (database == Database.POSTGRESQL) {
                assertThat(thrown)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("nor go on after a statement of its own");
                nothingIsKept(table);
            } else {
                assertThat(thrown).isNull();
                assertThat(table.teams()).containsExactly("canary");
                assertThat(Query.count(table.source(), "symbolon_session")).isEqualTo(1);
            }
        }
    }

    @EachServer
    void savepointsOfAHookAreItsOwn(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            var store = JdbcStore.on(table.source()).whenAccountCreated((connection, account, profile) -> {
                var savepoint = connection.setSavepoint();
                HostTable.insert(connection, account, "canary");
                connection.rollback(savepoint);
                HostTable.insert(connection, account, profile);
            });

            assertThat(insert(store)).isTrue();
            assertThat(table.teams()).containsExactly("blue");
        }
    }

    @EachServer
    void unitInAHookIsRefused(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            var plain = JdbcStore.on(table.source());
            var own = new Store[] {plain};
            var store = plain.whenAccountCreated((connection, account, profile) ->
                    own[0].transact(unit -> unit.accounts().find(account.id())));

            for (var inner : new Store[] {plain, store}) {
                own[0] = inner;
                assertThatThrownBy(() -> insert(store))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("A unit of work cannot begin another one");
                nothingIsKept(table);
            }
        }
    }

    @EachServer
    void hostsRowGoesBeforeItsAccount(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            var store = JdbcStore.on(table.source())
                    .whenAccountCreated(HostTable::insert)
                    .whenAccountDeleted(HostTable::delete);
            insert(store);

            assertThat(store.<Boolean>transact(unit -> unit.accounts().delete(Some.accountId(1), 1)))
                    .isTrue();
            nothingIsKept(table);
        }
    }

    @EachServer
    void deletionThatTheHostRefusesLeavesAccountAndRow(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            var store = JdbcStore.on(table.source())
                    .whenAccountCreated(HostTable::insert)
                    .whenAccountDeleted((connection, account) -> {
                        HostTable.delete(connection, account);
                        throw new IllegalArgumentException("has bills to pay");
                    });
            insert(store);

            assertThatThrownBy(() -> store.transact(unit -> unit.accounts().delete(Some.accountId(1), 1)))
                    .hasMessage("has bills to pay");
            assertThat(table.teams()).containsExactly("blue");
            assertThat(Query.count(table.source(), "symbolon_account")).isEqualTo(1);
            assertThat(Query.count(table.source(), "symbolon_session")).isEqualTo(1);
        }
    }

    @EachServer
    void deletionWithoutAnAccountRunsNoHook(Database database) throws Exception {
        var runs = new AtomicInteger();
        var store = JdbcStore.on(database.fresh()).whenAccountDeleted((connection, account) -> runs.incrementAndGet());

        assertThat(store.<Boolean>transact(unit -> unit.accounts().delete(Some.accountId(1), 1)))
                .isFalse();
        assertThat(runs).hasValue(0);
    }

    @EachServer
    void deletionUnderAnotherVersionRunsNoHookAndLeavesAccountAndRow(Database database) throws Exception {
        try (var table = HostTable.in(database)) {
            var runs = new AtomicInteger();
            var store = JdbcStore.on(table.source())
                    .whenAccountCreated(HostTable::insert)
                    .whenAccountDeleted((connection, account) -> {
                        runs.incrementAndGet();
                        HostTable.delete(connection, account);
                    });
            insert(store);

            for (long version : new long[] {0, 2}) {
                assertThat(store.<Boolean>transact(unit -> unit.accounts().delete(Some.accountId(1), version)))
                        .isFalse();
            }
            assertThat(runs).hasValue(0);
            assertThat(table.teams()).containsExactly("blue");
            assertThat(store.<Boolean>transact(unit -> unit.accounts().delete(Some.accountId(1), 1)))
                    .isTrue();
            assertThat(runs).hasValue(1);
            nothingIsKept(table);
        }
    }
}
