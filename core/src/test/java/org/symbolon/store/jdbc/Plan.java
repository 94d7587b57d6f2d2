package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.store.jdbc.RecordingSource.Recorded;

/**
 * How a database reads its tables to run a statement.
 *
 * @param ways by which index each, or by none
 * @param faults the tables all of whose rows are read
 */
record Plan(List<String> ways, List<String> faults) {
    private static final Pattern INDEX = Pattern.compile("(?:Scan|Backward) using (\\w+)|Bitmap Index Scan on (\\w+)");
    private static final int A_PAGE = 1_000;
    private static final Pattern ALL_ROWS = Pattern.compile("Seq Scan on (symbolon_\\w+)");

    /** What PostgreSQL does where it knows the values. */
    static Plan ofPostgresql(Connection connection, Recorded statement) throws SQLException {
        try (var explain = connection.prepareStatement("EXPLAIN " + statement.text())) {
            bind(explain, statement.values());
            return ofPostgresql(explain.executeQuery());
        }
    }

    /**
     * What PostgreSQL, 16 or newer, does once it has met the statement so often that it looks at its values no more.
     *
     * @param simple a connection whose driver sends text as it is
     */
    static Plan ofPostgresqlForAnyValues(Connection simple, Recorded statement) throws SQLException {
        var text = statement.text();
        for (int index = 0; index < statement.values().size(); index++) {
            text = text.replaceFirst(
                    "\\?",
                    Matcher.quoteReplacement(
                            parameter(index + 1, statement.values().get(index))));
        }
        try (var explain = simple.createStatement()) {
            return ofPostgresql(explain.executeQuery("EXPLAIN (GENERIC_PLAN) " + text));
        }
    }

    /** The driver tells the type of each value, but for null. */
    private static String parameter(int number, @Nullable Object value) {
        return value == null ? "$" + number : "CAST($%d AS %s)".formatted(number, type(value));
    }

    private static String type(Object value) {
        return value instanceof Long
                ? "BIGINT"
                : value.getClass().getSimpleName().replace("String", "VARCHAR");
    }

    private static Plan ofPostgresql(ResultSet rows) throws SQLException {
        var lines = new ArrayList<String>();
        try (rows) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        var text = String.join("\n", lines);
        var faults = found(ALL_ROWS, text);
        var ways = Stream.concat(found(INDEX, text).stream(), faults.stream().map(table -> "ALL OF " + table));
        return new Plan(ways.distinct().sorted().toList(), faults);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(Plan::group).toList();
    }

    private static String group(MatchResult match) {
        for (int group = 1; group < match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return match.group(match.groupCount());
    }

    /** What MariaDB does. An insert of values reads nothing, and what a query makes for itself is no table. */
    static Plan ofMariadb(Connection connection, Recorded statement) throws SQLException {
        var ways = new ArrayList<String>();
        var faults = new ArrayList<String>();
        try (var explain = connection.prepareStatement("EXPLAIN " + statement.text())) {
            bind(explain, statement.values());
            var rows = explain.executeQuery();
            while (rows.next()) {
                var type = rows.getString("type");
                var table = rows.getString("table");
                if (type != null
                        && !table.startsWith("<")
                        && !rows.getString("select_type").equals("INSERT")) {
                    ways.add(type + " " + rows.getString("key"));
                    if (type.equals("ALL") || (type.equals("index") && rows.getLong("rows") > A_PAGE)) {
                        faults.add(table);
                    }
                }
            }
        }
        return new Plan(ways.stream().distinct().sorted().toList(), faults);
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        for (int index = 0; index < values.size(); index++) {
            statement.setObject(index + 1, values.get(index));
        }
    }

    @Override
    public String toString() {
        return ways.isEmpty()
                ? "-"
                : ways.stream().map(way -> way.replace("symbolon_", "")).collect(Collectors.joining(", "));
    }
}
