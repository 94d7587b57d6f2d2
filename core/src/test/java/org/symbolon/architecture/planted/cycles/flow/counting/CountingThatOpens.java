package org.symbolon.architecture.planted.cycles.flow.counting;

import org.symbolon.architecture.planted.cycles.flow.opening.OpeningThatCounts;

public record CountingThatOpens(OpeningThatCounts next) {}
