package org.symbolon.architecture.planted.time.flow;

import java.time.Instant;
import java.util.function.Supplier;

/** By reference, without a call. */
class FlowThatPassesTheTimeOn {
    final Supplier<Instant> time = Instant::now;
}
