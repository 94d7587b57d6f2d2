package org.symbolon.architecture.planted.randomness.store;

import java.security.SecureRandom;

/** Asks the source that it was given. */
record InnocentMailId(long value) {
    static InnocentMailId random(SecureRandom random) {
        return new InnocentMailId(random.nextLong());
    }
}
