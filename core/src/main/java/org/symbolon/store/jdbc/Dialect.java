package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.SessionStore;

/** What differs between the databases. */
interface Dialect {
    /** How it is named in the names of our files. */
    String name();

    /**
     * Statements to run before the tables are made, so that nodes that start at once do not get in each other's way.
     */
    default Optional<Clause> lockForSchema() {
        return Optional.empty();
    }

    /** Makes tables, in whatever order threads of this process have to. */
    default void inTurn(Runnable making) {
        making.run();
    }

    /** Whether a statement can be told how long it may take, without a statement of its own. */
    default boolean boundsStatements() {
        return true;
    }

    /** The insert as one that leaves the transaction usable where a key is taken. */
    default Clause unlessTaken(Clause insert) {
        return insert;
    }

    /** Whether the failure says that a key is taken. */
    default boolean isTaken(SQLException failure) {
        return false;
    }

    /** A point in a transaction that is gone when the transaction is. */
    interface Mark {
        boolean isStillThere() throws SQLException;
    }

    /** Marks the point that the connection's transaction has come to, by a statement or two. */
    default Mark mark(Connection connection) throws SQLException {
        var savepoint = connection.setSavepoint();
        return () -> isReleased(connection, savepoint);
    }

    private static boolean isReleased(Connection connection, Savepoint savepoint) throws SQLException {
        try {
            connection.releaseSavepoint(savepoint);
            return true;
        } catch (SQLException refusal) {
            if (SqlTrouble.isPassing(refusal)) {
                throw refusal;
            }
            return false;
        }
    }

    /** What follows a query on whose rows another statement decides, so that it reads what is, not what was. */
    default String forDecision() {
        return "";
    }

    /**
     * Changes the one row that the condition picks, if it does, waiting for whoever is changing it.
     *
     * @param condition on the newest state of the row
     * @param change what follows {@code SET}
     * @return the row as it was before
     */
    default <T> Optional<T> change(Sql sql, Rows<T> rows, Clause condition, Clause change) {
        return change(sql, rows, condition, " FOR UPDATE", change);
    }

    /** The same for the first of many rows that nobody is changing now. */
    default <T> Optional<T> changeFirst(Sql sql, Rows<T> rows, Clause condition, Clause change) {
        return change(sql, rows, condition.and(" LIMIT 1"), " FOR UPDATE SKIP LOCKED", change);
    }

    private static <T> Optional<T> change(Sql sql, Rows<T> rows, Clause condition, String lock, Clause change) {
        var found = sql.find(rows.where(condition).and(lock), rows.reader());
        found.ifPresent(row -> sql.change(Clause.of("UPDATE " + rows.table() + " SET ")
                .and(change)
                .and(" WHERE " + rows.key() + " = ?", rows.keyOf().apply(row))));
        return found;
    }

    /** Deletes rows of the table whose column is less than the value, at most as many as said. */
    Clause deleteLess(String table, String key, String column, long value, int limit);

    SessionStore sessions(Sql sql);

    LedgerStore ledger(Sql sql);
}
