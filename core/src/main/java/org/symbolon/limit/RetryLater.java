package org.symbolon.limit;

import java.time.Duration;

/** An answer that means: not now. What every limit and every overload has in common. */
public interface RetryLater {
    /** After this long the same request is answered otherwise, unless others were made meanwhile; never negative. */
    Duration retryAfter();

    /** The same in whole seconds, rounded up: what an HTTP {@code Retry-After} carries, and what to tell people. */
    default long retryAfterSeconds() {
        return retryAfter().plusNanos(999_999_999).toSeconds();
    }
}
