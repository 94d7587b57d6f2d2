package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.jdbc.RecordingSource.Recorded;

/** A store in a schema of its own, with as many accounts as said and as many flows that have expired. */
final class FilledStore implements AutoCloseable {
    /** As a server does unless told otherwise; vacuum passes over rows that are not on disk yet. */
    private static final String DURABLY = "SET synchronous_commit TO on; ";

    private final HikariDataSource pool;
    private final RecordingSource recording;
    private final JdbcStore store;

    private FilledStore(HikariDataSource pool) {
        this.pool = pool;
        this.recording = new RecordingSource(pool);
        this.store = JdbcStore.on(recording.source());
    }

    static FilledStore onPostgresql(String schema, int accounts, int mails) throws SQLException {
        run(DatabaseServer.POSTGRESQL, "CREATE SCHEMA " + schema);
        var filled = new FilledStore(pool(DatabaseServer.POSTGRESQL, DURABLY + "SET search_path TO " + schema));
        filled.fill(BulkRows.POSTGRESQL, accounts, mails, "VACUUM ANALYZE");
        return filled;
    }

    static FilledStore onMariadb(String schema, int accounts, int mails) throws SQLException {
        run(DatabaseServer.MARIADB, "CREATE DATABASE " + schema);
        var filled = new FilledStore(pool(DatabaseServer.MARIADB, "USE " + schema));
        filled.fill(
                BulkRows.MARIADB,
                accounts,
                mails,
                "ANALYZE TABLE symbolon_account, symbolon_flow, symbolon_session, symbolon_bucket, symbolon_outbox,"
                        + " symbolon_consent");
        return filled;
    }

    private static void run(DatabaseServer server, String text) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url());
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static HikariDataSource pool(DatabaseServer server, String choice) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setConnectionInitSql(choice);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    /** @param tidying what a server does by itself sooner or later */
    private void fill(BulkRows rows, int accounts, int mails, String... tidying) throws SQLException {
        store.createSchema();
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            rows.fill(connection, accounts, mails);
            assertThat(store.transact(EachVerb::prepare)).isTrue();
            for (var each : tidying) {
                statement.execute(each);
            }
        }
    }

    /** One for questions about plans. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Runs the work and keeps what it did. */
    <T> T keep(Function<StoreUnit, T> work) {
        return store.transact(work);
    }

    /** What the calling thread has asked since it last asked this. */
    List<Recorded> taken() {
        return recording.taken();
    }

    /** Uses the verb, which must do something, and takes that back. */
    void tryOut(EachVerb verb) {
        boolean did = store.transact(unit -> {
            unit.rollBack();
            return verb.use().test(unit);
        });
        assertThat(did).as(verb.name()).isTrue();
    }

    @Override
    public void close() {
        pool.close();
    }
}
