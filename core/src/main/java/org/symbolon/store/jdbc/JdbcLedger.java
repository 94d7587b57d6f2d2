package org.symbolon.store.jdbc;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore;

/** Locks the buckets with one statement, of which those that are missing are made, and charges them with another. */
final class JdbcLedger implements LedgerStore {
    private final Sql sql;
    private final Dialect dialect;
    private final Holding holding;

    /** The statement that locks buckets, makes those that are missing as full ones, and answers them all. */
    interface Holding {
        Clause of(List<String> names, Instant fullAt);
    }

    JdbcLedger(Sql sql, Dialect dialect, Holding holding) {
        this.sql = sql;
        this.dialect = dialect;
        this.holding = holding;
    }

    @Override
    public Receipt charge(List<Charge> charges, Instant now) {
        if (charges.isEmpty()) {
            return new Receipt(true, now);
        }
        var sorted =
                charges.stream().sorted(Comparator.comparing(Charge::bucket)).toList();
        var names = sorted.stream().map(Charge::bucket).toList();
        var buckets = new Buckets(sorted, fullAt(holding.of(names, now)), now);
        if (buckets.grant()) {
            keep(buckets.charged(), names);
        }
        return buckets.receipt(buckets.grant());
    }

    private Map<String, Instant> fullAt(Clause query) {
        return sql.list(query, row -> Map.entry(row.getString("name"), Columns.instant(row, "full_at"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void keep(Buckets after, List<String> names) {
        var update = Clause.of("UPDATE symbolon_bucket SET full_at = CASE name");
        for (var charge : after.charges()) {
            update = update.and(" WHEN ? THEN ?", charge.bucket(), after.fullAt(charge));
        }
        sql.change(update.and(" END WHERE name IN ").and(Clause.anyOf(names)));
    }

    @Override
    public int purge(Instant now, int limit) {
        return sql.change(dialect.deleteLess("symbolon_bucket", "name", "full_at", now.toEpochMilli() + 1, limit));
    }
}
