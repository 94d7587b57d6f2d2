package org.symbolon.architecture.planted.statics.limit;

/** What the compiler adds for an assertion, an enum and a switch is no state of ours. */
class InnocentLimiter {
    static final int BURST = 20;

    int started = 0;

    int weight(InnocentColour colour) {
        assert started >= 0;
        return switch (colour) {
            case RED -> BURST;
            case BLUE -> started;
        };
    }

    enum InnocentColour {
        RED,
        BLUE
    }
}
