package org.symbolon.spring.security;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.memory.InMemoryStore;

/** A store in memory that can be taken down, and that counts how often it is asked. */
final class BreakableStore implements Store {
    private final Store store = new InMemoryStore();
    private final AtomicBoolean down = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public <T> T transact(Function<StoreUnit, T> work) {
        asked.incrementAndGet();
        if (down.get()) {
            throw new StoreUnavailableException("The store is down");
        }
        return store.transact(work);
    }

    void goDown() {
        down.set(true);
    }

    void comeBack() {
        down.set(false);
    }

    int asked() {
        return asked.get();
    }
}
