package org.symbolon.store.jdbc;

import java.time.Instant;
import java.util.Optional;
import org.symbolon.account.SessionId;

/** Sessions where one statement can remove a row, or else answer it. */
final class PostgresqlSessions extends JdbcSessions {
    private final Sql sql;

    PostgresqlSessions(Sql sql, Dialect dialect) {
        super(sql, dialect);
        this.sql = sql;
    }

    @Override
    public Optional<Replay> replay(SessionId id, int generation, Instant now, Instant replacedAfter) {
        var live = live(id, now, "");
        var good = Clause.of(
                "(generation = ? OR (generation = ? AND rotated_at > ?))", generation, generation + 1, replacedAfter);
        var columns = ROWS.columns();
        var statement = Clause.of("WITH ended AS (DELETE FROM symbolon_session WHERE ")
                .and(live)
                .and(" AND NOT ")
                .and(good)
                .and(" RETURNING " + columns + ") SELECT " + columns + ", TRUE AS removed FROM ended")
                .and(" UNION ALL SELECT " + columns + ", FALSE FROM symbolon_session WHERE ")
                .and(live)
                .and(" AND ")
                .and(good);
        return sql.find(statement, row -> new Replay(read(row), row.getBoolean("removed")));
    }
}
