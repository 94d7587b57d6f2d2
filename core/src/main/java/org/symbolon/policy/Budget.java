package org.symbolon.policy;

import java.time.Duration;

/**
 * So many at once, then one per interval: a leaky bucket.
 *
 * @param burst how many at once, at least one
 * @param interval how long until one more is free, at least a millisecond
 */
public record Budget(int burst, Duration interval) {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    public Budget {
        if (burst < 1 || burst > 1_000_000) {
            throw new IllegalArgumentException("A budget allows 1 to 1000000 at once, not " + burst);
        }
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A budget's interval is at least a millisecond and at most a year, not " + interval);
        }
    }

    /** The most that a year of 365.25 days can bring. */
    public double perYear() {
        return burst + Duration.ofHours(8766).toMillis() / (double) interval.toMillis();
    }
}
