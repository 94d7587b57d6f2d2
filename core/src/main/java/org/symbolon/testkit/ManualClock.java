package org.symbolon.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until it is moved, in whole milliseconds. May be moved and read by many threads at once.
 */
public final class ManualClock extends Clock {
    private final AtomicLong millis;
    private final ZoneId zone;

    private ManualClock(AtomicLong millis, ZoneId zone) {
        this.millis = millis;
        this.zone = zone;
    }

    /** Stands at the instant, without what is below a millisecond. */
    public static ManualClock at(Instant instant) {
        return new ManualClock(new AtomicLong(instant.toEpochMilli()), ZoneOffset.UTC);
    }

    /** Stands at the time of this call. */
    public static ManualClock startingNow() {
        return at(Clock.systemUTC().instant());
    }

    /**
     * Moves on.
     *
     * @return where it stands now
     * @throws IllegalArgumentException for a step backwards, for which there is {@link #set}
     */
    public Instant advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("A clock is advanced forwards, not by " + step);
        }
        return Instant.ofEpochMilli(millis.addAndGet(step.toMillis()));
    }

    /** Moves to any instant, earlier ones too. */
    public void set(Instant instant) {
        millis.set(instant.toEpochMilli());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: whoever moves one moves both. */
    @Override
    public ManualClock withZone(ZoneId zone) {
        return new ManualClock(millis, zone);
    }

    @Override
    public String toString() {
        return "ManualClock[" + instant() + "]";
    }
}
