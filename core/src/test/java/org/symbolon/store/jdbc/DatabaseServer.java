package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One server for the whole JVM, started at its first use, with the tables of the newest schema. */
@SuppressWarnings("ImmutableEnumChecker") // a server starts when it is first asked for
enum DatabaseServer {
    POSTGRESQL {
        @Override
        String start() throws Exception {
            return PostgresServer.start();
        }
    },
    MARIADB {
        @Override
        String start() throws Exception {
            return MariaServer.start();
        }
    },
    H2 {
        @Override
        String start() {
            return "jdbc:h2:mem:symbolon;DB_CLOSE_DELAY=-1";
        }
    };

    private @Nullable String url;
    private @Nullable IllegalStateException failure;
    private @Nullable List<String> tables;

    /** Where it is to be found. */
    abstract String start() throws Exception;

    synchronized String url() {
        if (failure != null) {
            throw failure;
        }
        if (url == null) {
            url = started();
        }
        return url;
    }

    /**
     * Makes the tables, if they are not there yet, and empties them: with few rows that is far faster than to truncate.
     */
    synchronized void empty(DataSource source) {
        try (var connection = source.getConnection()) {
            if (tables == null) {
                tables = created(connection);
            }
            delete(connection, tables);
        } catch (SQLException e) {
            throw new IllegalStateException(this + " is not emptied", e);
        }
    }

    /** Where the statements of the newest schema are. */
    String schema() {
        return "META-INF/symbolon/schema-" + name().toLowerCase(Locale.ROOT) + ".sql";
    }

    private String started() {
        try {
            return start();
        } catch (Exception e) {
            // not tried again by each of the many tests
            failure = new IllegalStateException(this + " does not start", e);
            throw failure;
        }
    }

    private static void delete(Connection connection, List<String> tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : tables) {
                statement.addBatch("DELETE FROM " + table);
            }
            statement.executeBatch();
        }
    }

    private List<String> created(Connection connection) throws SQLException {
        Script.of(schema()).run(connection);
        var names = new ArrayList<String>();
        try (var found = connection
                .getMetaData()
                .getTables(connection.getCatalog(), null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names.stream()
                .filter(name -> name.startsWith("symbolon_") && !name.equals("symbolon_schema"))
                .toList();
    }
}
