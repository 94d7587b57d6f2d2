package org.symbolon.architecture.planted.time.limit;

import java.time.Clock;

class LimiterWithItsOwnClock {
    final Clock clock = Clock.systemUTC();
}
