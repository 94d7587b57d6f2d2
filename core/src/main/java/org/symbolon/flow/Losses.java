package org.symbolon.flow;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the events that nobody heard, and says how many: the first at once, those that follow once a minute. */
final class Losses {
    private final QuietLog log;
    private final Executor inAMinute;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicBoolean resting = new AtomicBoolean();

    /** @param inAMinute runs what it is given when a minute has passed */
    Losses(QuietLog log, Executor inAMinute) {
        this.log = log;
        this.inAMinute = inAMinute;
    }

    void count(long more) {
        untold.addAndGet(more);
        tell();
    }

    private void tell() {
        if (untold.get() > 0 && resting.compareAndSet(false, true)) {
            inAMinute.execute(this::rested);
            tellAll();
        }
    }

    private void rested() {
        resting.set(false);
        tell();
    }

    /** Says at once what is left to say. */
    void tellAll() {
        long lost = untold.getAndSet(0);
        if (lost > 0) {
            log.write(
                    Level.WARNING,
                    "Security events were lost, since the listener cannot keep up or was closed: " + lost);
        }
    }
}
