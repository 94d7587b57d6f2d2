package org.symbolon.flow;

import java.time.Instant;
import java.util.function.Function;

/** What became of the wish for a new code. */
public sealed interface Reissue {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Reissued, ? extends T> reissued,
            Function<? super TooSoon, ? extends T> tooSoon,
            Function<? super Closed, ? extends T> closed) {
        if (this instanceof Reissued is) {
            return reissued.apply(is);
        }
        return this instanceof TooSoon is ? tooSoon.apply(is) : closed.apply((Closed) this);
    }

    record Reissued(Instant expiresAt, Instant resendAt) implements Reissue {}

    /** The wait is not over, or the address's budget is used up. */
    record TooSoon(Instant retryAt) implements Reissue {}

    record Closed() implements Reissue {}
}
