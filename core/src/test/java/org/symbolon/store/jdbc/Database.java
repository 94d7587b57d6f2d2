package org.symbolon.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the bundled store is tested on: real servers, each at the isolation a host may have. A server starts when it is
 * first asked for, serves all its constants, and ends with the JVM.
 */
@SuppressWarnings("ImmutableEnumChecker") // what is slow to make is made when it is first asked for
public enum Database {
    /** As it comes: READ COMMITTED. */
    POSTGRESQL(DatabaseServer.POSTGRESQL),
    POSTGRESQL_SERIALIZABLE(
            DatabaseServer.POSTGRESQL, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE"),
    /** As it comes: REPEATABLE READ, where a locking read sees what a plain one does not. */
    MARIADB(DatabaseServer.MARIADB),
    MARIADB_READ_COMMITTED(DatabaseServer.MARIADB, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"),
    /** As newer releases come: what another one changed since the first read is refused instead of seen. */
    MARIADB_SNAPSHOT(DatabaseServer.MARIADB, "SET SESSION innodb_snapshot_isolation = ON"),
    /** As it comes: READ COMMITTED, in memory. */
    H2(DatabaseServer.H2);

    /** As many as the laws have threads. */
    private static final int CONNECTIONS = 64;

    private final DatabaseServer server;
    private final @Nullable String session;
    private @Nullable HikariDataSource source;

    Database(DatabaseServer server) {
        this(server, null);
    }

    Database(DatabaseServer server, @Nullable String session) {
        this.server = server;
        this.session = session;
    }

    public static Stream<Database> all() {
        return Stream.of(values());
    }

    /** The one pool of this constant, with tables or without, all its connections open. Not to be closed. */
    public synchronized DataSource source() {
        if (source == null) {
            source = filled();
        }
        return source;
    }

    /** The same pool, where all tables of the newest schema are there and have just been emptied. */
    public DataSource fresh() {
        var fresh = source();
        server.empty(fresh);
        return fresh;
    }

    /** A further pool on the same server, which opens connections as they are needed, for the caller to close. */
    public HikariDataSource pool(int size) {
        var config = config(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        return new HikariDataSource(config);
    }

    /** A pool that grows does so by a connection every 30 ms: threads that race would wait for each other there. */
    private HikariDataSource filled() {
        var config = config(CONNECTIONS);
        System.setProperty("com.zaxxer.hikari.blockUntilFilled", "true");
        config.setInitializationFailTimeout(Duration.ofMinutes(1).toMillis());
        return new HikariDataSource(config);
    }

    private HikariConfig config(int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setMaximumPoolSize(size);
        config.setConnectionInitSql(session);
        return config;
    }

    DatabaseServer server() {
        return server;
    }
}
