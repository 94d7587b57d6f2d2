package org.symbolon.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.SessionStore;

/** MariaDB, 10.6 or newer. An update answers no row there, and a query may read what was when the transaction began. */
final class Mariadb implements Dialect {
    private static final int DUPLICATE_KEY = 1062;

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public boolean isTaken(SQLException failure) {
        return failure.getErrorCode() == DUPLICATE_KEY;
    }

    @Override
    public String forDecision() {
        return " LOCK IN SHARE MODE";
    }

    @Override
    public Clause deleteLess(String table, String key, String column, long value, int limit) {
        return Clause.of(
                "DELETE FROM %1$s WHERE %2$s < ? ORDER BY %2$s LIMIT ?".formatted(table, column), value, limit);
    }

    @Override
    public SessionStore sessions(Sql sql) {
        return new JdbcSessions(sql, this);
    }

    @Override
    public LedgerStore ledger(Sql sql) {
        return new JdbcLedger(sql, this, Mariadb::hold);
    }

    private static Clause hold(List<String> names, Instant fullAt) {
        var clause = Clause.of("INSERT INTO symbolon_bucket (name, full_at) VALUES ");
        var separator = "";
        for (var name : names) {
            clause = clause.and(separator + "(?, ?)", name, fullAt);
            separator = ", ";
        }
        return clause.and(" ON DUPLICATE KEY UPDATE full_at = full_at RETURNING name, full_at");
    }
}
