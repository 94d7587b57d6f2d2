package org.symbolon.architecture.planted.guessable.testkit;

import java.util.Collections;
import java.util.List;

class LawsInAnyOrder {
    void mix(List<String> laws) {
        Collections.shuffle(laws);
    }
}
