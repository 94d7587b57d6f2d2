package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.symbolon.Symbolon;
import org.symbolon.account.Password;

/** A host's own rows, through the front door. */
class HostRowsTest {
    private static final List<String> TABLES =
            List.of("account", "bucket", "consent", "flow", "outbox", "schema", "session");
    private static final Map<String, String> PROFILE = Map.of("team", "canary-blue");
    private static final String ADDRESS = "ann@example.org";

    private static List<String> states(DataSource source) throws SQLException {
        return Query.rows(source, "SELECT state, attempts_left FROM symbolon_flow");
    }

    @EachServer
    void rightCodeMakesAccountSessionAndHostsRowAndNoTableHasTheProfileAnyMore(Database database) throws Exception {
        try (var table = HostTable.in(database);
                var door = new FrontDoor(JdbcStore.on(table.source()).whenAccountCreated(HostTable::insert))) {
            var handle = door.started(ADDRESS, PROFILE);
            assertThat(dump(table.source())).contains("canary-blue");

            var verified = door.verify(handle, door.code(ADDRESS)).orElseThrow();

            assertThat(Query.rows(table.source(), "SELECT account, team FROM host_customer"))
                    .containsExactly(verified.account().id().value() + "|canary-blue");
            assertThat(Query.count(table.source(), "symbolon_session")).isEqualTo(1);
            assertThat(dump(table.source())).doesNotContain("canary");
        }
    }

    private static String dump(DataSource source) throws SQLException {
        var text = new StringBuilder();
        for (var table : TABLES) {
            text.append(Query.rows(source, "SELECT * FROM symbolon_" + table)).append('\n');
        }
        return text.toString();
    }

    @EachServer
    void admittedAccountHasAnEmptyProfile(Database database) throws Exception {
        var profiles = new AtomicReference<Map<String, String>>();
        try (var table = HostTable.in(database);
                var door = new FrontDoor(
                        JdbcStore.on(table.source()).whenAccountCreated((connection, account, profile) -> {
                            profiles.set(profile);
                            HostTable.insert(connection, account, profile);
                        }))) {
            door.symbolon
                    .accounts()
                    .admit(FrontDoor.address(ADDRESS), Some.HASH)
                    .orElseThrow();

            assertThat(profiles).hasValue(Map.of());
            assertThat(table.teams()).containsExactly("none");
        }
    }

    @EachServer
    void admissionThatTheHostRefusesLeavesNothing(Database database) throws Exception {
        try (var table = HostTable.in(database);
                var door = new FrontDoor(
                        JdbcStore.on(table.source()).whenAccountCreated((connection, account, profile) -> {
                            HostTable.insert(connection, account, profile);
                            throw new IllegalArgumentException("not here");
                        }))) {
            assertThatThrownBy(() -> door.symbolon.accounts().admit(FrontDoor.address(ADDRESS), Some.HASH))
                    .hasMessage("not here");

            assertThat(table.teams()).isEmpty();
            assertThat(Query.count(table.source(), "symbolon_account")).isZero();
        }
    }

    @EachServer
    void codeWorksOnceTheHostsTroubleIsOverAndWhatItTriedIsCounted(Database database) throws Exception {
        var trouble = new AtomicReference<Throwable>();
        try (var table = HostTable.in(database);
                var door = new FrontDoor(
                        JdbcStore.on(table.source()).whenAccountCreated((connection, account, profile) -> {
                            HostTable.insert(connection, account, profile);
                            if (trouble.get() instanceof Error error) {
                                throw error;
                            }
                            if (trouble.get() instanceof RuntimeException exception) {
                                throw exception;
                            }
                        }))) {
            var handle = door.started(ADDRESS, PROFILE);
            var code = door.code(ADDRESS);
            int left = 5;
            for (var thrown : List.of(new IllegalArgumentException("the host's"), new AssertionError("the host's"))) {
                trouble.set(thrown);
                assertThatThrownBy(() -> door.verify(handle, code)).isSameAs(thrown);
                assertThat(states(table.source())).containsExactly("OPEN|" + --left);
                assertThat(table.teams()).isEmpty();
                assertThat(Query.count(table.source(), "symbolon_account")).isZero();
                assertThat(Query.count(table.source(), "symbolon_session")).isZero();
            }
            trouble.set(null);

            door.verify(handle, code).orElseThrow();

            assertThat(table.teams()).containsExactly("canary-blue");
            assertThat(states(table.source())).containsExactly("DONE|" + --left);
        }
    }

    @EachServer
    void constraintOfTheHostUndoesTheAccountUntilTheHostHasMendedIt(Database database) throws Exception {
        try (var table = HostTable.in(database);
                var door = new FrontDoor(JdbcStore.on(table.source()).whenAccountCreated(HostTable::insert))) {
            door.register("first@example.org", PROFILE);
            var handle = door.started(ADDRESS, PROFILE);
            var code = door.code(ADDRESS);

            assertThatThrownBy(() -> door.verify(handle, code))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("whenAccountCreated")
                    .satisfies(Leaks::none);
            assertThat(Query.count(table.source(), "symbolon_account")).isEqualTo(1);
            Query.run(table.source(), "UPDATE host_customer SET team = 'canary-red'");
            door.verify(handle, code).orElseThrow();

            assertThat(table.teams()).containsExactly("canary-blue", "canary-red");
        }
    }

    @EachServer
    void hookIsRepeatedAfterAConflictAndKeepsOneRow(Database database) throws Exception {
        var runs = new AtomicInteger();
        try (var table = HostTable.in(database);
                var door = new FrontDoor(JdbcStore.on(table.source())
                        .whenAccountCreated((connection, account, profile) -> {
                            HostTable.insert(connection, account, profile);
                            if (runs.incrementAndGet() == 1) {
                                throw new SQLException("canary", "40001");
                            }
                        }))) {
            door.register(ADDRESS, PROFILE);

            assertThat(runs).hasValue(2);
            assertThat(table.teams()).containsExactly("canary-blue");
        }
    }

    @EachServer
    void stepCalledInAHookIsRefusedRatherThanWaitingForItself(Database database) throws Exception {
        var symbolon = new Symbolon[1];
        try (var table = HostTable.in(database);
                var door = new FrontDoor(JdbcStore.on(table.source())
                        .whenAccountCreated((connection, account, profile) ->
                                symbolon[0].accounts().accountsUnder("k1")))) {
            symbolon[0] = door.symbolon;
            var handle = door.started(ADDRESS, PROFILE);

            assertThatThrownBy(() -> door.verify(handle, door.code(ADDRESS)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("A unit of work cannot begin another one");
            assertThat(states(table.source())).containsExactly("OPEN|4");
        }
    }

    @EachServer
    void hostsRowGoesWithAnAccountThatItsOwnerDeletes(Database database) throws Exception {
        try (var table = HostTable.in(database);
                var door = new FrontDoor(JdbcStore.on(table.source())
                        .whenAccountCreated(HostTable::insert)
                        .whenAccountDeleted(HostTable::delete))) {
            var tokens = door.register(ADDRESS, PROFILE).tokens();
            var owner =
                    door.symbolon.sessions().authenticate(tokens.accessToken()).orElseThrow();

            door.symbolon
                    .accounts()
                    .delete(owner, Password.of(FrontDoor.PASSWORD), FrontDoor.CLIENT)
                    .orElseThrow();

            assertThat(table.teams()).isEmpty();
            assertThat(Query.count(table.source(), "symbolon_account")).isZero();
        }
    }

    @EachServer
    void hostThatRefusesTheDeletionKeepsTheAccountItsFlowsAndItsSessions(Database database) throws Exception {
        try (var table = HostTable.in(database);
                var door = new FrontDoor(JdbcStore.on(table.source())
                        .whenAccountCreated(HostTable::insert)
                        .whenAccountDeleted((connection, account) -> {
                            HostTable.delete(connection, account);
                            throw new IllegalArgumentException("has bills to pay");
                        }))) {
            var account = door.register(ADDRESS, PROFILE).account();

            assertThatThrownBy(() -> door.symbolon.accounts().deleteWithoutPassword(account.id()))
                    .hasMessage("has bills to pay");

            assertThat(table.teams()).containsExactly("canary-blue");
            assertThat(states(table.source())).hasSize(1);
            assertThat(Query.count(table.source(), "symbolon_session")).isEqualTo(1);
        }
    }
}
