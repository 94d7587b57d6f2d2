package org.symbolon.testkit;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.symbolon.store.Store;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnit;

/** The store that a law is about. Each call is one unit, repeated while others are in its way. */
final class Subject {
    private static final int TRIES = 200;
    private static final long SHORTEST_WAIT = 500_000;
    private static final long LONGEST_WAIT = 50_000_000;

    private final Store store;

    Subject(Store store) {
        this.store = store;
    }

    /** The store itself, for laws about what it does once. */
    Store store() {
        return store;
    }

    <T> T in(Function<StoreUnit, T> work) {
        return repeated(() -> store.transact(work));
    }

    /** What ran through without a conflict. */
    <T> T repeated(Supplier<T> attempt) {
        for (int number = 1; number <= TRIES; number++) {
            try {
                return attempt.get();
            } catch (StoreConflictException conflict) {
                pause(number);
            }
        }
        throw new AssertionError("the same unit met " + TRIES + " conflicts, one after another");
    }

    /** A little longer each time, and not the same for all, lest they meet again. */
    private static void pause(int attempt) {
        long wait = Math.min(SHORTEST_WAIT * attempt, LONGEST_WAIT);
        LockSupport.parkNanos(wait + System.nanoTime() % wait);
    }

    boolean does(Predicate<StoreUnit> work) {
        return in(work::test);
    }

    <T> Optional<T> found(Function<StoreUnit, Optional<T>> work) {
        return in(work);
    }

    int counted(ToIntFunction<StoreUnit> work) {
        return in(work::applyAsInt);
    }
}
