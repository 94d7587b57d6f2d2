package org.symbolon.mail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what happens on other threads, within a bound. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Eventually() {}

    static void eventually(ThrowingCallable assertion) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && !holds(assertion)) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        try {
            assertion.call();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean holds(ThrowingCallable assertion) {
        try {
            assertion.call();
            return true;
        } catch (Throwable notYet) {
            return false;
        }
    }
}
