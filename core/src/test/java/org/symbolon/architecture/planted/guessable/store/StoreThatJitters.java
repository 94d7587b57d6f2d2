package org.symbolon.architecture.planted.guessable.store;

import java.util.concurrent.ThreadLocalRandom;

class StoreThatJitters {
    int jitter() {
        return ThreadLocalRandom.current().nextInt(100);
    }
}
