package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;
import org.symbolon.store.StoreFaultException;

/**
 * One transaction on a connection that was lent for it. Closing rolls back what was not committed, and gives the
 * connection back as it was, or broken where that cannot be made sure of.
 */
final class Transaction implements AutoCloseable {
    private final Connection connection;
    private final Sql sql;
    private final int usualTimeout;
    private boolean committed;

    private Transaction(Connection connection, Dialect dialect, Duration bound) throws SQLException {
        this.connection = connection;
        this.usualTimeout = connection.getNetworkTimeout();
        this.sql = new Sql(connection, dialect, bound);
        limit(bound);
        connection.setAutoCommit(false);
    }

    /**
     * Borrows a connection.
     *
     * @throws IllegalStateException where it is in a transaction already
     */
    static Transaction begin(DataSource source, Dialect dialect, Duration bound) {
        var connection = Connections.borrow(source);
        try {
            requireFresh(connection);
            return new Transaction(connection, dialect, bound);
        } catch (SQLException trouble) {
            Connections.discard(connection);
            throw SqlTrouble.of(trouble, "BEGIN");
        } catch (RuntimeException refusal) {
            Connections.giveBack(connection);
            throw refusal;
        }
    }

    /**
     * The commits of a store are its own. In somebody else's transaction they would end that, and its end would undo
     * what was counted.
     */
    static void requireFresh(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new StoreFaultException("JdbcStore was given a connection that is in a transaction already,"
                    + " or has auto-commit off: give it a source of its own, such as a pool that nobody else joins");
        }
    }

    Sql sql() {
        return sql;
    }

    /** Keeps all of it, unless a statement has failed. */
    void commit() {
        sql.rethrowFailure();
        sql.use("COMMIT", lent -> {
            lent.commit();
            committed = true;
            return lent;
        });
    }

    @Override
    public void close() {
        sql.end();
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
            restoreLimit();
            Connections.giveBack(connection);
        } catch (SQLException | RuntimeException broken) {
            Connections.discard(connection);
        }
    }

    /**
     * Where the network is dead the driver gives up: a second later than a slow database is told to, since that keeps
     * the connection and leaves nobody waiting there. A stricter limit of the source's stays.
     */
    private void limit(Duration bound) throws SQLException {
        int millis = (int) bound.plusSeconds(1).toMillis();
        if (usualTimeout == 0 || usualTimeout > millis) {
            setTimeout(millis);
        }
    }

    private void restoreLimit() throws SQLException {
        setTimeout(usualTimeout);
    }

    private void setTimeout(int millis) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, millis);
        } catch (SQLFeatureNotSupportedException inProcess) {
            // there is no network
        }
    }
}
