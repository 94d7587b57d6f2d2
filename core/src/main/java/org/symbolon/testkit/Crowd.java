package org.symbolon.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Callers that leave a barrier at once, each on a thread of its own. */
final class Crowd {
    static final int CALLERS = 64;

    private final Duration patience;

    Crowd(Duration patience) {
        this.patience = patience;
    }

    /** Callers who have two minutes for what takes a moment. */
    static Crowd patient() {
        return new Crowd(Duration.ofMinutes(2));
    }

    /** How many of the sixty-four were answered with yes. */
    int winners(IntPredicate call) {
        return sum(caller -> call.test(caller) ? 1 : 0);
    }

    /** What the sixty-four were answered, added up. */
    int sum(IntUnaryOperator call) {
        return answers(call::applyAsInt).stream().mapToInt(Integer::intValue).sum();
    }

    private <T> List<T> answers(IntFunction<T> call) {
        return together(IntStream.range(0, CALLERS)
                .<Callable<T>>mapToObj(caller -> () -> call.apply(caller))
                .toList());
    }

    /**
     * What each call answered, in their order.
     *
     * @throws AssertionError where one did, or where they do not all end in time
     */
    <T> List<T> together(List<Callable<T>> calls) {
        var threads = Executors.newFixedThreadPool(calls.size(), Crowd::daemon);
        try {
            var barrier = new CyclicBarrier(calls.size());
            var answers = new ArrayList<Future<T>>();
            calls.forEach(call -> answers.add(threads.submit(() -> {
                await(barrier);
                return call.call();
            })));
            return collect(answers);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "store-law");
        thread.setDaemon(true);
        return thread;
    }

    private void await(CyclicBarrier barrier) throws InterruptedException, BrokenBarrierException, TimeoutException {
        barrier.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private <T> List<T> collect(List<Future<T>> answers) {
        long end = System.nanoTime() + patience.toNanos();
        var collected = new ArrayList<T>();
        for (var answer : answers) {
            collected.add(get(answer, end - System.nanoTime()));
        }
        return collected;
    }

    private <T> T get(Future<T> answer, long nanos) {
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("callers at once: expected all to end, came no answer within " + patience, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while callers were at it", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw new AssertionError("callers at once: the store threw " + failed.getCause(), failed);
        }
    }
}
