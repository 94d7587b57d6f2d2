package org.symbolon.password;

import java.time.Duration;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;

/**
 * Bounds how many passwords are hashed at once, and with that the memory that hashing takes: nobody gets a hasher but
 * with a permit. First come, first served; whoever waits too long is told to come back later.
 *
 * <pre>{@code
 * var entered = gate.enter();
 * if (entered.isEmpty()) return new Busy(gate.retryAfter());
 * try (var permit = entered.get()) {
 *     return permit.hasher().verify(password, hash);
 * }
 * }</pre>
 */
public final class AdmissionGate {
    /** How long to wait for a permit unless something else is asked for. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration LEAST_RETRY = Duration.ofSeconds(1);
    private static final long BYTES_PER_HASH = 20L << 20;

    private final Semaphore free;
    private final Duration longestWait;
    private final Supplier<? extends PasswordHasher> hashers;
    private final Deque<PasswordHasher> idle = new ConcurrentLinkedDeque<>();

    /**
     * A gate of its own, with room for so many.
     *
     * @param permits at least one; {@link #permitsForThisMachine()} is a good number
     * @param longestWait not negative; {@link #LONGEST_WAIT} is a good one
     * @param hashers makes a hasher each time it is asked, at most one for each permit
     */
    public AdmissionGate(int permits, Duration longestWait, Supplier<? extends PasswordHasher> hashers) {
        if (permits < 1) {
            throw new IllegalArgumentException("A gate has at least one permit, not: " + permits);
        }
        if (longestWait.isNegative()) {
            throw new IllegalArgumentException("Nobody waits a negative time: " + longestWait);
        }
        this.free = new Semaphore(permits, true);
        this.longestWait = longestWait;
        this.hashers = Objects.requireNonNull(hashers, "hashers");
    }

    /** As many hashes as there are processors, within half of the largest heap, and at least one. */
    public static int permitsForThisMachine() {
        return permitsForThisMachine(0);
    }

    /** The same where a hash of another system may take so much beside ours. */
    static int permitsForThisMachine(long foreignBytes) {
        var machine = Runtime.getRuntime();
        return permitsFor(machine.availableProcessors(), machine.maxMemory(), foreignBytes);
    }

    static int permitsFor(int processors, long heapBytes, long foreignBytes) {
        return (int) Math.max(1, Math.min(processors, heapBytes / 2 / (BYTES_PER_HASH + foreignBytes)));
    }

    /**
     * Waits for a permit, in turn, no longer than was said. To be closed as soon as the hash is made.
     *
     * @return empty where none became free in time, or where the thread was interrupted (and still is)
     */
    public Optional<Permit> enter() {
        if (!admitted()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Permit(lend()));
        } catch (RuntimeException | Error noHasher) {
            free.release();
            throw noHasher;
        }
    }

    /**
     * Hashes one password within a permit of its own.
     *
     * @return empty where none became free in time
     */
    public Optional<PasswordHash> hash(Password password) {
        return enter().map(permit -> {
            try (permit) {
                return permit.hasher().hash(password);
            }
        });
    }

    private boolean admitted() {
        try {
            return free.tryAcquire(TimeUnit.NANOSECONDS.convert(longestWait), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private LentHasher lend() {
        var rested = idle.poll();
        return new LentHasher(rested == null ? hashers.get() : rested);
    }

    /** The hasher first, then the permit: whoever is admitted finds a hasher rather than making one too many. */
    private void takeBack(PasswordHasher hasher) {
        idle.push(hasher);
        free.release();
    }

    /** When to come back after finding the gate busy: the longest wait, and at least a second. */
    public Duration retryAfter() {
        return longestWait.compareTo(LEAST_RETRY) < 0 ? LEAST_RETRY : longestWait;
    }

    /** Whether others wait for a permit just now: no time for work that can be put off. */
    public boolean isBusy() {
        return free.hasQueuedThreads();
    }

    /** For tests: how many are waiting just now. */
    int waiting() {
        return free.getQueueLength();
    }

    /** The right to hash, until it is closed. */
    public final class Permit implements AutoCloseable {
        private final LentHasher lent;

        private Permit(LentHasher lent) {
            this.lent = lent;
        }

        /**
         * The hasher that comes with the permit, of use until the permit is closed.
         *
         * @throws IllegalStateException where it is closed; so does the hasher then
         */
        public PasswordHasher hasher() {
            lent.owned();
            return lent;
        }

        /** Lets the next one in. Doing so again does nothing. */
        @Override
        public void close() {
            lent.takeBack().ifPresent(AdmissionGate.this::takeBack);
        }
    }
}
