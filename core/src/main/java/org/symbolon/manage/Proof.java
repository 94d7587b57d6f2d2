package org.symbolon.manage;

import java.time.Duration;
import java.util.function.Function;

/**
 * What became of a password that was given as the current one.
 *
 * @param <T> what is made in the same permit where it is right
 */
sealed interface Proof<T> {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <R> R match(
            Function<? super T, ? extends R> right,
            Function<? super Wrong<T>, ? extends R> wrong,
            Function<? super SignedOut<T>, ? extends R> signedOut,
            Function<? super Busy<T>, ? extends R> busy) {
        if (this instanceof Right<T> is) {
            return right.apply(is.made());
        }
        if (this instanceof Wrong<T> is) {
            return wrong.apply(is);
        }
        return this instanceof SignedOut<T> is ? signedOut.apply(is) : busy.apply((Busy<T>) this);
    }

    /** It is the account's. */
    record Right<T>(T made) implements Proof<T> {}

    /** It is not, and the session has guesses left. */
    record Wrong<T>() implements Proof<T> {}

    /** It was the last wrong one, or there was no guess left for it: the session has ended. */
    record SignedOut<T>() implements Proof<T> {}

    /** It was neither counted nor compared. */
    record Busy<T>(Duration retryAfter) implements Proof<T> {}
}
