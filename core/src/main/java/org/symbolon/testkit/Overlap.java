package org.symbolon.testkit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.symbolon.store.StoreUnit;

/** Two units, one of which begins and ends while the other is under way, where the store lets it. */
final class Overlap {
    /** How long a unit waits for another, which it may itself be holding up. */
    private static final Duration MOMENT = Duration.ofMillis(150);

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Subject store;
    private final Crowd crowd = Crowd.patient();

    Overlap(Subject store) {
        this.store = store;
    }

    /**
     * What both units were answered.
     *
     * @param inOrder whether the first was not repeated, so that it counts as the earlier one
     */
    record Answers(boolean first, boolean second, boolean inOrder) {}

    /**
     * As {@link #of}, where the first is done whichever of them counts as the earlier one.
     *
     * @return what the second was answered
     */
    boolean meanwhile(Predicate<StoreUnit> first, Predicate<StoreUnit> second) {
        var answers = of(first, second);
        Expect.yes("the unit under way", answers.first());
        return answers.second();
    }

    /**
     * Does the second while a unit is under way that did the first. Where the store lets the second wait for the first,
     * the first does not wait for long.
     */
    Answers of(Predicate<StoreUnit> first, Predicate<StoreUnit> second) {
        var runs = new AtomicInteger();
        var underWay = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        Callable<Boolean> slow = () -> {
            try {
                return store.does(unit -> {
                    runs.incrementAndGet();
                    boolean answer = first.test(unit);
                    underWay.countDown();
                    await(over, MOMENT);
                    return answer;
                });
            } finally {
                underWay.countDown();
            }
        };
        Callable<Boolean> quick = () -> {
            await(underWay, LONG);
            try {
                return store.does(second);
            } finally {
                over.countDown();
            }
        };
        var answers = crowd.together(List.of(slow, quick));
        return new Answers(answers.get(0), answers.get(1), runs.get() == 1);
    }

    private static void await(CountDownLatch latch, Duration longest) {
        try {
            latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for another unit", stopped);
        }
    }
}
