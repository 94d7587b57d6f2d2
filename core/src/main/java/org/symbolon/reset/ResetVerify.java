package org.symbolon.reset;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.limit.RetryLater;

/** What became of a reset's code. */
public sealed interface ResetVerify {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Proven, ? extends T> proven,
            Function<? super CodeRefused, ? extends T> codeRefused,
            Function<? super Closed, ? extends T> closed,
            Function<? super TooManyRequests, ? extends T> tooManyRequests) {
        if (this instanceof Proven is) {
            return proven.apply(is);
        }
        if (this instanceof CodeRefused is) {
            return codeRefused.apply(is);
        }
        return this instanceof Closed is ? closed.apply(is) : tooManyRequests.apply((TooManyRequests) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Proven orElseThrow() {
        if (this instanceof Proven proven) {
            return proven;
        }
        throw UnexpectedAnswer.of(ResetVerify.class, this);
    }

    /**
     * The mailbox is proven.
     *
     * @param expiresAt until when a new password can be chosen
     */
    record Proven(Instant expiresAt) implements ResetVerify {}

    /**
     * It is not the code.
     *
     * @param attemptsLeft 0 where this was the last one
     */
    record CodeRefused(int attemptsLeft) implements ResetVerify {}

    /** Expired, exhausted, used, of another purpose, or never there: one answer. */
    record Closed() implements ResetVerify {}

    /** For limits on failures per address and client, which this version does not have: no step answers it yet. */
    record TooManyRequests(Duration retryAfter) implements ResetVerify, RetryLater {}
}
