package org.symbolon.mail;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after the first, second, … failure in a row: twice as long each time, up to a longest, and never the
 * same for two who failed together.
 */
final class GrowingWait {
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    GrowingWait(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** Within a quarter of the doubled wait, in whole milliseconds. */
    Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        long middle = Math.min(doubled, longest.toMillis() * 4 / 5);
        return Duration.ofMillis(middle * 3 / 4 + random.nextLong(middle / 2 + 1));
    }
}
