package org.symbolon.architecture.planted.guessable.limit;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class LimiterThatChooses {
    final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create();
}
