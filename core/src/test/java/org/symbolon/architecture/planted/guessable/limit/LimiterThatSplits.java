package org.symbolon.architecture.planted.guessable.limit;

import java.util.SplittableRandom;

record LimiterThatSplits(SplittableRandom random) {}
