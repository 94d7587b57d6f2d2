package org.symbolon.store.jdbc;

import java.util.function.Function;

/**
 * A table whose rows are records.
 *
 * @param key the column that names a row
 * @param columns all that a record needs, separated by commas
 * @param keyOf the key's value in a record
 */
record Rows<T>(String table, String key, String columns, Sql.Reader<T> reader, Function<T, Object> keyOf) {
    /** A query for the rows that the condition, and whatever follows it, picks. */
    Clause where(Clause condition) {
        return Clause.of("SELECT " + columns + " FROM " + table + " WHERE ").and(condition);
    }
}
