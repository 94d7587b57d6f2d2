package org.symbolon.store.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows by key, each change of which the journal can take back. */
final class Table<K, V> {
    private final Map<K, V> kept = new LinkedHashMap<>();
    private final Journal journal;

    Table(Journal journal) {
        this.journal = journal;
    }

    private Map<K, V> rows() {
        journal.requireUnit();
        return kept;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(rows().get(key));
    }

    boolean insert(K key, V row) {
        if (rows().putIfAbsent(key, row) != null) {
            return false;
        }
        journal.record(() -> rows().remove(key));
        return true;
    }

    /** Puts the row in the place of whatever was there. */
    void put(K key, V row) {
        V before = rows().put(key, row);
        journal.record(() -> restore(key, before));
    }

    boolean remove(K key) {
        V before = rows().remove(key);
        if (before == null) {
            return false;
        }
        journal.record(() -> rows().put(key, before));
        return true;
    }

    private void restore(K key, @Nullable V before) {
        if (before == null) {
            rows().remove(key);
        } else {
            rows().put(key, before);
        }
    }

    /** The rows that fit, oldest first. */
    List<V> all(Predicate<? super V> condition) {
        return rows().values().stream().filter(condition).toList();
    }

    int removeAll(Predicate<? super V> condition, int limit) {
        var doomed = rows().entrySet().stream()
                .filter(row -> condition.test(row.getValue()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        doomed.forEach(this::remove);
        return doomed.size();
    }
}
