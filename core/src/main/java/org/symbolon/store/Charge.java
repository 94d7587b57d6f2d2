package org.symbolon.store;

import java.time.Duration;

/**
 * One unit to be taken from one leaky bucket.
 *
 * @param bucket which one: an HMAC, so that the ledger tells nobody's address
 * @param burst how many a full bucket grants at once
 * @param interval how long until one more is free
 */
public record Charge(String bucket, int burst, Duration interval) {}
