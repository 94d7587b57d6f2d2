package org.symbolon.architecture.planted.time;

import java.time.Clock;
import java.time.ZoneOffset;

class InnocentBuilder {
    final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
}
