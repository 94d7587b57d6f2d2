package org.symbolon.store.jdbc;

import java.util.Optional;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.SessionStore;

/**
 * PostgreSQL, 14 or newer. One statement does what takes two elsewhere: it may lock, change and answer at once. A
 * statement that failed ends the transaction, so an insert has to ask beforehand.
 */
final class Postgresql implements Dialect {
    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Optional<Clause> lockForSchema() {
        return Optional.of(Clause.of("SELECT pg_advisory_xact_lock(7095823471203148)"));
    }

    @Override
    public Clause unlessTaken(Clause insert) {
        return insert.and(" ON CONFLICT DO NOTHING");
    }

    @Override
    public <T> Optional<T> change(Sql sql, Rows<T> rows, Clause condition, Clause change) {
        return sql.find(atOnce(rows, condition, " FOR UPDATE", change), rows.reader());
    }

    @Override
    public <T> Optional<T> changeFirst(Sql sql, Rows<T> rows, Clause condition, Clause change) {
        return sql.find(atOnce(rows, condition, " LIMIT 1 FOR UPDATE SKIP LOCKED", change), rows.reader());
    }

    private static <T> Clause atOnce(Rows<T> rows, Clause condition, String lock, Clause change) {
        var names = new String[] {rows.table(), rows.key()};
        return Clause.of("WITH found AS (")
                .and(rows.where(condition))
                .and(lock)
                .and("), changed AS (UPDATE %s SET ".formatted(names[0]))
                .and(change)
                .and(" WHERE %1$s = (SELECT %1$s FROM found)) SELECT * FROM found".formatted(names[1]));
    }

    @Override
    public Clause deleteLess(String table, String key, String column, long value, int limit) {
        var text = """
                DELETE FROM %1$s WHERE %2$s = ANY (ARRAY(
                    SELECT %2$s FROM %1$s WHERE %3$s < ? ORDER BY %3$s LIMIT ? FOR UPDATE SKIP LOCKED))""";
        return Clause.of(text.formatted(table, key, column), value, limit);
    }

    @Override
    public SessionStore sessions(Sql sql) {
        return new PostgresqlSessions(sql, this);
    }

    @Override
    public LedgerStore ledger(Sql sql) {
        return new PostgresqlLedger(sql, this);
    }
}
