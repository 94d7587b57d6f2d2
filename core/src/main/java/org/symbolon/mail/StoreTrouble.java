package org.symbolon.mail;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.symbolon.flow.QuietLog;
import org.symbolon.store.StoreConflictException;

/**
 * The store's failures in a row, as one sender meets them. A conflict is daily life and is over soon; anything else is
 * an outage, is told to the operator, and is given more and more time.
 */
final class StoreTrouble {
    private static final QuietLog LOG = new QuietLog(System.getLogger("org.symbolon.mail"));

    private final GrowingWait conflict;
    private final GrowingWait outage;
    private int conflicts;
    private int outages;

    StoreTrouble(RandomGenerator random) {
        this.conflict = new GrowingWait(Duration.ofMillis(5), Duration.ofMillis(500), random);
        this.outage = new GrowingWait(Duration.ofMillis(50), Duration.ofSeconds(30), random);
    }

    /**
     * Counts and logs a failure.
     *
     * @param what failed, without anything that is a person's or a secret
     * @return how long to wait before the next try
     */
    Duration met(Throwable failure, String what) {
        if (failure instanceof StoreConflictException) {
            conflicts++;
            LOG.write(Level.DEBUG, what + ": another was in the way, conflict " + conflicts);
            return conflict.after(conflicts);
        }
        outages++;
        LOG.write(Level.WARNING, what + ", failure " + outages + ": " + QuietLog.reason(failure));
        return outage.after(outages);
    }

    int conflicts() {
        return conflicts;
    }

    int outages() {
        return outages;
    }

    void isOver() {
        conflicts = 0;
        outages = 0;
    }
}
