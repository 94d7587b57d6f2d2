package org.symbolon.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.limit.RetryLater;

/** What became of the wish for a new code. */
public sealed interface RegistrationResend {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Resent, ? extends T> resent,
            Function<? super TooManyRequests, ? extends T> tooManyRequests,
            Function<? super Closed, ? extends T> closed) {
        if (this instanceof Resent is) {
            return resent.apply(is);
        }
        return this instanceof TooManyRequests is ? tooManyRequests.apply(is) : closed.apply((Closed) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Resent orElseThrow() {
        if (this instanceof Resent resent) {
            return resent;
        }
        throw UnexpectedAnswer.of(RegistrationResend.class, this);
    }

    /**
     * A new code is on its way; older ones work until they expire.
     *
     * @param expiresAt when the new code dies
     * @param resendAt from when a further one can be sent
     */
    record Resent(Instant expiresAt, Instant resendAt) implements RegistrationResend {}

    /** A wait or a budget is in the way. */
    record TooManyRequests(Duration retryAfter) implements RegistrationResend, RetryLater {}

    /** Expired, exhausted, used, of another purpose, too old for a new code, or never there: one answer. */
    record Closed() implements RegistrationResend {}
}
