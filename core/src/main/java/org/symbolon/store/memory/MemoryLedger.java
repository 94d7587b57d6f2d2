package org.symbolon.store.memory;

import java.time.Instant;
import java.util.List;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore;

final class MemoryLedger implements LedgerStore {
    private final Table<String, Instant> fullAt;

    MemoryLedger(Journal journal) {
        fullAt = new Table<>(journal);
    }

    @Override
    public Receipt charge(List<Charge> charges, Instant now) {
        var from = grantedFrom(charges, now);
        if (from.isAfter(now)) {
            return new Receipt(false, from);
        }
        charges.forEach(charge -> fullAt.put(charge.bucket(), charge.fullAfter(fullAt(charge, now), now)));
        return new Receipt(true, grantedFrom(charges, now));
    }

    @Override
    public int purge(Instant now, int limit) {
        return fullAt.removeAll(instant -> !instant.isAfter(now), limit);
    }

    private Instant grantedFrom(List<Charge> charges, Instant now) {
        return charges.stream()
                .map(charge -> charge.grantedFrom(fullAt(charge, now)))
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    private Instant fullAt(Charge charge, Instant now) {
        return fullAt.find(charge.bucket()).orElse(now);
    }
}
