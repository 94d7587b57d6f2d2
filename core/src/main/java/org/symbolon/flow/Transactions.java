package org.symbolon.flow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.event.SymbolonListener;
import org.symbolon.store.Store;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnavailableException;

/**
 * Runs a step's work as one transaction, repeats it where another was in the way, and does what may only happen after
 * the commit: waking the mail dispatcher and telling the listener.
 */
public final class Transactions {
    private static final int TRIES = 20;
    private static final Duration FIRST_WAIT = Duration.ofMillis(2);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Store store;
    private final SymbolonListener listener;
    private final Runnable dispatcher;
    private final RandomGenerator random;
    private final ReadWriteLock underWay = new ReentrantReadWriteLock();
    private volatile boolean closed;

    /**
     * Over a store that attempts once.
     *
     * @param listener never throws and never waits, as {@link Announcer} makes sure
     * @param dispatcher called after a commit that left mail to be sent
     */
    public Transactions(Store store, SymbolonListener listener, Runnable dispatcher, RandomGenerator random) {
        this.store = store;
        this.listener = listener;
        this.dispatcher = dispatcher;
        this.random = random;
    }

    /**
     * What the work answered, once it is committed or was rolled back by its own wish.
     *
     * @throws IllegalStateException once closed
     * @throws StoreUnavailableException where the store is down, or others were in the way again and again
     */
    public <T> T run(Function<Work, T> step) {
        underWay.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("Symbolon is closed");
            }
            return settle(commit(step));
        } finally {
            underWay.readLock().unlock();
        }
    }

    private <T> T settle(Done<T> done) {
        if (done.work().hasMail()) {
            dispatcher.run();
        }
        done.work().events().forEach(this::tell);
        return done.answer();
    }

    /**
     * From now on refuses work, since nobody would send its mail, and waits for what is under way, two seconds at most:
     * its mail is sent and its events are heard.
     */
    public void close() {
        closed = true;
        try {
            if (underWay.writeLock().tryLock(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                underWay.writeLock().unlock();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> Done<T> commit(Function<Work, T> step) {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            try {
                return once(step);
            } catch (StoreConflictException conflict) {
                pause(attempt);
            }
        }
        return lastTime(step);
    }

    private <T> Done<T> lastTime(Function<Work, T> step) {
        try {
            return once(step);
        } catch (StoreConflictException conflict) {
            throw new StoreUnavailableException("Gave up after " + TRIES + " conflicts in the store");
        }
    }

    private <T> Done<T> once(Function<Work, T> step) {
        return store.transact(unit -> {
            var work = new Work(unit);
            return new Done<>(step.apply(work), work);
        });
    }

    private record Done<T>(T answer, Work work) {}

    private void pause(int attempt) {
        long most = Math.min(FIRST_WAIT.toNanos() << attempt, LONGEST_WAIT.toNanos());
        LockSupport.parkNanos(random.nextLong(most / 2, most));
    }

    /** Tells the listener of what was committed already, or needed no commit. */
    public void tell(SymbolonEvent event) {
        listener.on(event);
    }
}
