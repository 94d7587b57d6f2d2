package org.symbolon.store.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to take back, newest first, what the running unit has done. */
final class Journal {
    private final Deque<Runnable> undo = new ArrayDeque<>();

    void record(Runnable step) {
        undo.push(step);
    }

    void rollBack() {
        undo.forEach(Runnable::run);
        undo.clear();
    }

    void commit() {
        undo.clear();
    }
}
