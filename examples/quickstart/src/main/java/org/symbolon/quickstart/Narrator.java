package org.symbolon.quickstart;

import java.util.Locale;

/** Says what happened and how long it took, and stops where the story would not be true. */
final class Narrator {
    private long lastStep = System.nanoTime();

    void say(String what) {
        long now = System.nanoTime();
        System.out.printf(Locale.ROOT, "%5d ms  %s%n", (now - lastStep) / 1_000_000, what);
        lastStep = now;
    }

    static void expect(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("Expected " + expected + ", but it was " + actual);
        }
    }
}
