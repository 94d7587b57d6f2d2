package org.symbolon.store;

import java.time.Instant;
import java.util.List;

/** Leaky buckets, by the rule in {@link Charge}. A bucket without a row is full. */
public interface LedgerStore {
    /**
     * Takes every charge or none, in one stroke: each that is granted from now or earlier. However many callers there
     * are, none gets more than the bucket holds.
     *
     * @param charges of different buckets
     */
    Receipt charge(List<Charge> charges, Instant now);

    /**
     * Removes buckets that are full again at the instant, which changes no answer.
     *
     * @return how many, at most {@code limit}
     */
    int purge(Instant now, int limit);

    /**
     * What came of a charge.
     *
     * @param granted whether all charges were taken; else none was
     * @param nextAt when the same charges would be granted again, after what was or was not taken now
     */
    record Receipt(boolean granted, Instant nextAt) {}
}
