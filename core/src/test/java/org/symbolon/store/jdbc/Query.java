package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Statements of a test, beside those of the store. */
final class Query {
    private Query() {}

    /** Runs statements, each kept as soon as it ran. */
    static void run(DataSource source, String... statements) throws SQLException {
        try (var connection = source.getConnection()) {
            run(connection, statements);
        }
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The rows of a query, the values of each separated by bars. */
    static List<String> rows(DataSource source, String query) throws SQLException {
        try (var connection = source.getConnection()) {
            return rows(connection, query);
        }
    }

    static List<String> rows(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var values = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    values.add(result.getString(column));
                }
                rows.add(String.join("|", values.stream().map(String::valueOf).toList()));
            }
            return rows;
        }
    }

    static int count(DataSource source, String table) throws SQLException {
        return Integer.parseInt(rows(source, "SELECT COUNT(*) FROM " + table).get(0));
    }
}
