package org.symbolon.architecture.planted.guessable.token;

import java.util.random.RandomGenerator;

class TokensByChance {
    final RandomGenerator random = RandomGenerator.getDefault();
}
