package org.symbolon.architecture.planted.randomness.token;

import java.security.SecureRandom;

class MintWithItsOwnDice {
    final SecureRandom random = new SecureRandom();
}
