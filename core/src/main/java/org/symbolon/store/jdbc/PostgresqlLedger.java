package org.symbolon.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.StoreConflictException;

/**
 * Locks, decides, charges and answers with one statement. A bucket that another transaction makes meanwhile is not
 * touched, so that its charge is missing from the answer.
 */
final class PostgresqlLedger implements LedgerStore {
    private static final String CHARGE = """
            ), held AS (
                SELECT name, full_at FROM symbolon_bucket
                WHERE name IN (SELECT name FROM asked) ORDER BY name FOR UPDATE
            ), found AS (
                SELECT asked.name, COALESCE(held.full_at, asked.now) AS full_at, span, step, now
                FROM asked LEFT JOIN held ON held.name = asked.name
            ), taken AS (
                INSERT INTO symbolon_bucket AS bucket (name, full_at)
                SELECT name, GREATEST(full_at, now) + step FROM found
                WHERE (SELECT bool_and(full_at - span <= now) FROM found) ORDER BY name
                ON CONFLICT (name) DO UPDATE SET full_at = EXCLUDED.full_at
                    WHERE bucket.name IN (SELECT name FROM held)
                RETURNING name
            )
            SELECT found.name, found.full_at, taken.name IS NOT NULL AS taken
            FROM found LEFT JOIN taken ON taken.name = found.name""";

    private final Sql sql;
    private final Dialect dialect;

    PostgresqlLedger(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    private record Found(String name, Instant fullAt, boolean taken) {}

    @Override
    public Receipt charge(List<Charge> charges, Instant now) {
        if (charges.isEmpty()) {
            return new Receipt(true, now);
        }
        var found = sql.list(
                statement(charges, now),
                row -> new Found(row.getString("name"), Columns.instant(row, "full_at"), row.getBoolean("taken")));
        var fullAt = found.stream().collect(Collectors.toMap(Found::name, Found::fullAt));
        var buckets = new Buckets(charges, fullAt, now);
        boolean taken = found.stream().allMatch(Found::taken);
        if (buckets.grant() && !taken) {
            throw sql.fail(new StoreConflictException("Another transaction made a bucket at the same time"));
        }
        return buckets.receipt(taken);
    }

    /** The span is what a bucket may lack and still grant one. */
    private static Clause statement(List<Charge> charges, Instant now) {
        var asked = Clause.of("WITH asked (name, span, step, now) AS (VALUES ");
        var separator = "";
        for (var charge : charges) {
            long step = charge.interval().toMillis();
            asked = asked.and(
                    separator + "(CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT))",
                    charge.bucket(),
                    step * (charge.burst() - 1),
                    step,
                    now);
            separator = ", ";
        }
        return asked.and(CHARGE);
    }

    @Override
    public int purge(Instant now, int limit) {
        return sql.change(dialect.deleteLess("symbolon_bucket", "name", "full_at", now.toEpochMilli() + 1, limit));
    }
}
