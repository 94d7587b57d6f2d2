package org.symbolon.architecture.planted.randomness.testkit;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

class TestkitWithStrongDice {
    SecureRandom random() throws NoSuchAlgorithmException {
        return SecureRandom.getInstanceStrong();
    }
}
