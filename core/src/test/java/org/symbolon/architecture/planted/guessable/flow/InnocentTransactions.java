package org.symbolon.architecture.planted.guessable.flow;

import java.util.random.RandomGenerator;

/** Whoever makes it decides what it is, and only the root makes one. */
record InnocentTransactions(RandomGenerator random) {}
