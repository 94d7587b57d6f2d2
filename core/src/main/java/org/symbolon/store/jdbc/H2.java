package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.SessionStore;

/** H2, 2.3 or newer. It waits for a lock no longer than its {@code LOCK_TIMEOUT} says, two seconds by default. */
final class H2 implements Dialect {
    private static final int DUPLICATE_KEY = 23505;

    @Override
    public String name() {
        return "h2";
    }

    /** It fails where two make the same index. */
    @Override
    public synchronized void inTurn(Runnable making) {
        making.run();
    }

    @Override
    public boolean boundsStatements() {
        return false;
    }

    @Override
    public boolean isTaken(SQLException failure) {
        return failure.getErrorCode() == DUPLICATE_KEY;
    }

    /** Savepoints are released there without a look at whether they are. */
    @Override
    public Mark mark(Connection connection) throws SQLException {
        var number = transaction(connection);
        return () -> number.equals(transaction(connection));
    }

    private static String transaction(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT TRANSACTION_ID()");
                var row = query.executeQuery()) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public Clause deleteLess(String table, String key, String column, long value, int limit) {
        return Clause.of("DELETE FROM %s WHERE %s < ? FETCH FIRST ? ROWS ONLY".formatted(table, column), value, limit);
    }

    @Override
    public SessionStore sessions(Sql sql) {
        return new JdbcSessions(sql, this);
    }

    @Override
    public LedgerStore ledger(Sql sql) {
        return new JdbcLedger(sql, this, H2::hold);
    }

    private static Clause hold(List<String> names, Instant fullAt) {
        var clause = Clause.of("SELECT name, full_at FROM FINAL TABLE (MERGE INTO symbolon_bucket USING (VALUES ");
        var separator = "";
        for (var name : names) {
            clause = clause.and(separator + "(CAST(? AS VARCHAR), CAST(? AS BIGINT))", name, fullAt);
            separator = ", ";
        }
        return clause.and("""
                ) AS asked (name, full_at) ON symbolon_bucket.name = asked.name
                WHEN MATCHED THEN UPDATE SET full_at = symbolon_bucket.full_at
                WHEN NOT MATCHED THEN INSERT (name, full_at) VALUES (asked.name, asked.full_at))""");
    }
}
