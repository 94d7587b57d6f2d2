package org.symbolon.architecture.planted.guessable.testkit;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;

class InnocentLaws {
    void mix(List<String> laws, SecureRandom random) {
        Collections.shuffle(laws, random);
    }
}
