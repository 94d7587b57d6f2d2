package org.symbolon.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore.Receipt;

/**
 * The buckets of some charges, as they are at an instant.
 *
 * @param fullAt when each is full; one that is not named is full now
 */
record Buckets(List<Charge> charges, Map<String, Instant> fullAt, Instant now) {
    /** From when all charges would be granted; now where that was earlier. */
    Instant grantedFrom() {
        return charges.stream()
                .map(charge -> charge.grantedFrom(fullAt(charge)))
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    boolean grant() {
        return !grantedFrom().isAfter(now);
    }

    /** These buckets once every charge was taken. */
    Buckets charged() {
        var after = charges.stream()
                .collect(Collectors.toMap(Charge::bucket, charge -> charge.fullAfter(fullAt(charge), now)));
        return new Buckets(charges, after, now);
    }

    Receipt receipt(boolean granted) {
        return new Receipt(granted, granted ? charged().grantedFrom() : grantedFrom());
    }

    Instant fullAt(Charge charge) {
        return fullAt.getOrDefault(charge.bucket(), now);
    }
}
