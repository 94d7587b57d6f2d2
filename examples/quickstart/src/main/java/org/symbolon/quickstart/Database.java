package org.symbolon.quickstart;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.symbolon.account.EmailAddress;
import org.symbolon.store.jdbc.JdbcStore;

/** The database that was asked for: PostgreSQL, MariaDB or H2. */
final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HikariDataSource pool = new HikariDataSource();

    Database(Options options) {
        pool.setJdbcUrl(JdbcUrl.checked(options.url()));
        pool.setUsername(options.user());
        pool.setPassword(options.password());
        pool.setConnectionTimeout(PATIENCE.toMillis());
    }

    /** The store, with its tables made. */
    JdbcStore store() {
        try {
            pool.getConnection().close(); // where there is none, the driver says why, and the store would not repeat it
            var store = JdbcStore.on(pool);
            store.createSchema();
            return store;
        } catch (SQLException | RuntimeException trouble) {
            throw Refusal.ofDatabase(reason(trouble));
        }
    }

    /** What the driver said, where it said anything, in one line. */
    private static String reason(Throwable trouble) {
        var words = trouble;
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            words = cause instanceof SQLException ? cause : words;
        }
        return String.valueOf(words.getMessage()).replaceAll("\\R\\s*", " ");
    }

    /** Such as {@code PostgreSQL 18.6}. */
    String product() throws SQLException {
        try (var connection = pool.getConnection()) {
            var about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
        }
    }

    /** An address that no earlier run has given an account: that of the name, or with the first number that is free. */
    EmailAddress freshAddress(String name) throws SQLException {
        try (var connection = pool.getConnection()) {
            var address = EmailAddress.parse(name + "@example.org").orElseThrow();
            for (int number = 2; isTaken(connection, address); number++) {
                address =
                        EmailAddress.parse(name + "." + number + "@example.org").orElseThrow();
            }
            return address;
        }
    }

    private static boolean isTaken(Connection connection, EmailAddress address) throws SQLException {
        try (var query = connection.prepareStatement("SELECT id FROM symbolon_account WHERE canonical = ?")) {
            query.setString(1, address.canonical());
            try (var found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /** How many rows are in which table of Symbolon. */
    SortedMap<String, Long> rows() throws SQLException {
        var rows = new TreeMap<String, Long>();
        try (var connection = pool.getConnection();
                var tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {
                            "TABLE", "BASE TABLE"
                        })) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                var name = table.toLowerCase(Locale.ROOT);
                if (name.startsWith("symbolon_")) {
                    rows.put(name, count(connection, table));
                }
            }
        }
        return rows;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var query = connection.createStatement();
                var found = query.executeQuery("SELECT COUNT(*) FROM " + query.enquoteIdentifier(table, true))) {
            found.next();
            return found.getLong(1);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
