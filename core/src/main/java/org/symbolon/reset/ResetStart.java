package org.symbolon.reset;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.symbolon.account.Handle;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.limit.RetryLater;

/** What became of a reset's start. */
public sealed interface ResetStart {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Started, ? extends T> started,
            Function<? super TooManyRequests, ? extends T> tooManyRequests) {
        return this instanceof Started is ? started.apply(is) : tooManyRequests.apply((TooManyRequests) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Started orElseThrow() {
        if (this instanceof Started started) {
            return started;
        }
        throw UnexpectedAnswer.of(ResetStart.class, this);
    }

    /**
     * A mail is on its way, whether or not the address has an account.
     *
     * @param handle for the client to hold, and to send with the code
     * @param label two characters that the mail's subject shows too
     * @param expiresAt when the first code dies
     * @param resendAt from when a new one can be sent
     */
    record Started(Handle handle, String label, Instant expiresAt, Instant resendAt) implements ResetStart {}

    /** A wait or a budget is in the way. */
    record TooManyRequests(Duration retryAfter) implements ResetStart, RetryLater {}
}
