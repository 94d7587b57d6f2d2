package org.symbolon;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Real time that nobody sets and that may be made to run faster; what it tells in nanoseconds and as an instant agrees.
 */
final class SteadyClock extends Clock {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final long origin = System.nanoTime();
    private final int pace;

    /** @param pace how many seconds pass in one */
    SteadyClock(int pace) {
        this.pace = pace;
    }

    /** Since it was made. */
    long nanos() {
        return (System.nanoTime() - origin) * pace;
    }

    /** What {@link #nanos} says, or said, at that instant. */
    long nanosAt(Instant instant) {
        return START.until(instant, ChronoUnit.NANOS);
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("An instant has no zone");
    }
}
