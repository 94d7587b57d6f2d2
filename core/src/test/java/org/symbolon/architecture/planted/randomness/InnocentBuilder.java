package org.symbolon.architecture.planted.randomness;

import java.security.SecureRandom;

class InnocentBuilder {
    final SecureRandom random = new SecureRandom();
}
