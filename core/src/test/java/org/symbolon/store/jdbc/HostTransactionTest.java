package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Steps that are called while a host's own transaction is under way. */
class HostTransactionTest {
    private static final int HOSTS = 10;

    @EachServer
    void sourceThatJoinsAHostsTransactionIsRefusedAndTheTransactionGoesOn(Database database) throws Exception {
        var beside = database.fresh();
        var store = new JdbcStore[1];
        try (var joined = new KeptSource(new PlainSource(database.server().url()).getConnection());
                var host = joined.getConnection()) {
            store[0] = JdbcStore.on(joined);
            host.setAutoCommit(false);
            Query.run(host, "INSERT INTO symbolon_bucket (name, full_at) VALUES ('of the host', 1)");

            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(
                                () -> store[0].transact(unit -> unit.accounts().insert(Some.account(1), Map.of())))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("in a transaction already")
                        .hasMessageContaining("a source of its own");
                assertThatThrownBy(store[0]::createSchema).hasMessageContaining("in a transaction already");
            }

            assertThat(joined.lent()).isEqualTo(1);
            assertThat(host.isClosed()).isFalse();
            assertThat(host.getAutoCommit()).isFalse();
            assertThat(Query.rows(host, "SELECT name FROM symbolon_bucket")).containsExactly("of the host");
            assertThat(Query.count(beside, "symbolon_bucket")).isZero();
            host.commit();
        }
        assertThat(Query.count(beside, "symbolon_bucket")).isEqualTo(1);
        assertThat(Query.count(beside, "symbolon_account")).isZero();
    }

    @EachServer
    void poolWhoseConnectionsHaveAutoCommitOffIsRefusedWithEveryConnectionGivenBack(Database database)
            throws Exception {
        database.fresh();
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.server().url());
            pool.setMaximumPoolSize(1);
            pool.setAutoCommit(false);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> JdbcStore.on(pool))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("auto-commit off");
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @EachServer
    void tenTransactionsOfAHostAtOnceGoWellWhereSymbolonHasAPoolOfItsOwn(Database database) throws Exception {
        var beside = database.fresh();
        Query.run(beside, "CREATE TABLE host_note (text VARCHAR(40) PRIMARY KEY)");
        var threads = Executors.newFixedThreadPool(HOSTS);
        try (var hosts = database.pool(HOSTS);
                var ours = database.pool(HOSTS);
                var door = new FrontDoor(JdbcStore.on(ours))) {
            var ended = new ArrayList<Future<Integer>>();
            for (var host : tenUnderWay(hosts)) {
                ended.add(threads.submit(rest(host, door, ended.size())));
            }

            for (var end : ended) {
                assertThat(end.get(1, TimeUnit.MINUTES)).isEqualTo(4);
            }
            assertThat(Query.count(beside, "host_note")).isZero();
            assertThat(Query.rows(beside, "SELECT DISTINCT state, attempts_left FROM symbolon_flow"))
                    .containsExactly("OPEN|4");
            assertThat(Query.count(beside, "symbolon_flow")).isEqualTo(HOSTS);
        } finally {
            threads.shutdownNow();
            Query.run(beside, "DROP TABLE host_note");
        }
    }

    /** Each holds a connection and has written a row; now none is left to be lent. */
    private static List<Connection> tenUnderWay(HikariDataSource hosts) throws SQLException {
        var underWay = new ArrayList<Connection>();
        for (int number = 0; number < HOSTS; number++) {
            var connection = hosts.getConnection();
            connection.setAutoCommit(false);
            Query.run(connection, "INSERT INTO host_note (text) VALUES ('" + number + "')");
            underWay.add(connection);
        }
        return underWay;
    }

    /** Begins a registration, types a wrong code and is undone; answers how many attempts were left. */
    private static Callable<Integer> rest(Connection host, FrontDoor door, int number) {
        return () -> {
            try (host) {
                var handle = door.started("person" + number + "@example.org", Map.of());
                var answer = door.verify(handle, "0000-0000");
                host.rollback();
                return answer.match(
                        verified -> 0, already -> 0, refused -> refused.attemptsLeft(), closed -> 0, late -> 0);
            }
        };
    }
}
