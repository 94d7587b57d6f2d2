package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javax.sql.DataSource;

/** What a database says of its own tables. */
final class Catalogue {
    private Catalogue() {}

    /** Every table of Symbolon with all its columns, indexes and constraints, as the database would make them again. */
    static List<String> of(OwnDatabase own) throws SQLException {
        return switch (own.server()) {
            case POSTGRESQL -> postgresql(own.source());
            case MARIADB -> mariadb(own.source());
            default -> h2(own.source());
        };
    }

    private static List<String> postgresql(DataSource source) throws SQLException {
        var lines = new ArrayList<String>();
        lines.addAll(Query.rows(source, """
                SELECT table_name, ordinal_position, column_name, data_type, character_maximum_length, is_nullable,
                    column_default, collation_name, identity_generation
                FROM information_schema.columns WHERE table_name LIKE 'symbolon\\_%'
                    AND table_name <> 'symbolon_schema_history' ORDER BY 1, 2"""));
        lines.addAll(Query.rows(source, """
                SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'symbolon\\_%'
                    AND tablename <> 'symbolon_schema_history' ORDER BY 1"""));
        lines.addAll(Query.rows(source, """
                SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
                WHERE conrelid::regclass::text LIKE 'symbolon\\_%'
                    AND conrelid::regclass::text <> 'symbolon_schema_history' ORDER BY 1"""));
        return lines;
    }

    private static List<String> mariadb(DataSource source) throws SQLException {
        var lines = new ArrayList<String>();
        for (var table : tables(source)) {
            lines.addAll(Query.rows(source, "SHOW CREATE TABLE " + table));
        }
        return lines;
    }

    /** Without the numbers that it makes up for what has no name, and gives out in the order of making. */
    private static List<String> h2(DataSource source) throws SQLException {
        return Query.rows(source, "SCRIPT NODATA").stream()
                .filter(line -> !line.startsWith("--")
                        && line.contains("SYMBOLON_")
                        && !line.contains("symbolon_schema_history"))
                .map(line -> line.replaceAll("CONSTRAINT_\\w+", "CONSTRAINT_?").replaceAll("PRIMARY_KEY_\\w+", "KEY_?"))
                .sorted()
                .toList();
    }

    private static List<String> tables(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            return tables(connection).stream()
                    .filter(name -> name.startsWith("symbolon_") && !name.equals("symbolon_schema_history"))
                    .toList();
        }
    }

    /** All that are not the database's own. */
    static List<String> tables(Connection connection) throws SQLException {
        var names = new TreeSet<String>();
        try (var found = connection
                .getMetaData()
                .getTables(connection.getCatalog(), schema(connection), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(names);
    }

    /** Tables, indexes, constraints and sequences, but for those that the database makes up a name for itself. */
    static List<String> names(OwnDatabase own) throws SQLException {
        var queries = switch (own.server()) {
            case POSTGRESQL ->
                List.of(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace",
                        "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace");
            case MARIADB ->
                List.of(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
                        "SELECT index_name FROM information_schema.statistics"
                                + " WHERE table_schema = DATABASE() AND index_name <> 'PRIMARY'",
                        "SELECT constraint_name FROM information_schema.table_constraints"
                                + " WHERE table_schema = DATABASE() AND constraint_name <> 'PRIMARY'");
            default ->
                List.of(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'",
                        "SELECT index_name FROM information_schema.indexes WHERE table_schema = 'PUBLIC'"
                                + " AND NOT is_generated",
                        "SELECT constraint_name FROM information_schema.table_constraints"
                                + " WHERE table_schema = 'PUBLIC' AND constraint_type <> 'PRIMARY KEY'");
        };
        var names = new ArrayList<String>();
        for (var query : queries) {
            names.addAll(Query.rows(own.source(), query));
        }
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static String schema(Connection connection) throws SQLException {
        return connection.getSchema();
    }
}
