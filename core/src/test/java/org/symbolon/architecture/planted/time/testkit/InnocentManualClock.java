package org.symbolon.architecture.planted.time.testkit;

import java.time.Instant;

/** May start now. */
class InnocentManualClock {
    Instant now = Instant.now();
}
