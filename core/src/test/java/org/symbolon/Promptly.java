package org.symbolon;

import java.time.Duration;
import java.util.function.Supplier;

/** Demands that text from outside is read in no time, whatever it is. */
public final class Promptly {
    private static final Duration LONGEST = Duration.ofMillis(100);
    private static final int ROUNDS = 20;

    private Promptly() {}

    /**
     * What the work gives.
     *
     * @throws AssertionError where it takes more than 100 ms each of 20 times: a busy machine is not that busy
     */
    public static <T> T get(Supplier<T> work) {
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            var result = work.get();
            if (System.nanoTime() - start <= LONGEST.toNanos()) {
                return result;
            }
        }
        throw new AssertionError("It took more than " + LONGEST.toMillis() + " ms, " + ROUNDS + " times in turn");
    }
}
