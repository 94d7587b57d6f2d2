package org.symbolon;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads every column of every table of ours, whichever tables there are. */
final class TableDump {
    private static final Set<Integer> BYTES =
            Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.BIT);

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> rows = new TreeMap<>();

    private TableDump() {}

    /** Everything; one line for each value, and bytes in every spelling. */
    static Dump of(DataSource source) {
        var dump = new TableDump();
        try (var connection = source.getConnection()) {
            for (var table : tables(connection)) {
                dump.rows.put(table, dump.write(connection, table));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new Dump(dump.text.toString(), dump.rows);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var found = connection
                .getMetaData()
                .getTables(connection.getCatalog(), null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names.stream().filter(name -> name.startsWith("symbolon_")).toList();
    }

    private int write(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT * FROM " + table)) {
            int count = 0;
            for (; found.next(); count++) {
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    write(found, column);
                }
            }
            return count;
        }
    }

    private void write(ResultSet row, int column) throws SQLException {
        text.append(row.getString(column)).append('\n');
        if (BYTES.contains(row.getMetaData().getColumnType(column)) && row.getBytes(column) != null) {
            Dump.spellings(row.getBytes(column))
                    .forEach(spelling -> text.append(spelling).append('\n'));
        }
    }
}
