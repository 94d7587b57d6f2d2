package org.symbolon.architecture.planted.time.code;

import java.time.Clock;
import java.time.Instant;

/** Asks the clock that it was given. */
record InnocentCodes(Clock clock) {
    Instant now() {
        return Instant.now(clock).minusMillis(clock.millis());
    }
}
