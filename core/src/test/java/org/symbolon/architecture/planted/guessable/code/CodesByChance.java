package org.symbolon.architecture.planted.guessable.code;

import java.util.Random;

record CodesByChance(Random random) {}
