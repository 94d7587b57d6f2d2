package org.symbolon.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One unit to be taken from one leaky bucket, and the rule by which it is: the generic cell rate algorithm, in which a
 * bucket is a single instant, {@code fullAt}, when nothing of it will be used any more.
 *
 * @param bucket which one: an HMAC, so that the ledger tells nobody's address
 * @param burst how many a full bucket grants at once
 * @param interval how long until one more is free, in whole milliseconds as all instants are; the rest is cut off
 */
public record Charge(String bucket, int burst, Duration interval) {
    public Charge {
        interval = interval.truncatedTo(ChronoUnit.MILLIS);
    }

    /** From when a bucket that is full at {@code fullAt} grants this charge. */
    public Instant grantedFrom(Instant fullAt) {
        return fullAt.minus(interval.multipliedBy(burst - 1L));
    }

    /** When the bucket is full once the charge was taken at {@code now}. */
    public Instant fullAfter(Instant fullAt, Instant now) {
        return (fullAt.isAfter(now) ? fullAt : now).plus(interval);
    }
}
