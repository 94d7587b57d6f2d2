package org.symbolon.architecture.planted.cycles.flow.opening;

import org.symbolon.architecture.planted.cycles.flow.counting.CountingThatOpens;

public record OpeningThatCounts(CountingThatOpens next) {}
