package org.symbolon.store.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/** How to take back, newest first, what the running unit has done. */
final class Journal {
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final ReentrantLock lock;

    /** @param lock what the running unit holds */
    Journal(ReentrantLock lock) {
        this.lock = lock;
    }

    /** Refuses whoever kept a verb beyond its unit, or took it to another thread. */
    void requireUnit() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("This unit of work is over, or another thread's");
        }
    }

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
