package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.memory.InMemoryStore;

/** A store that can be out of reach, or keep requests waiting, for as long as a test says. */
final class StoppableStore implements Store {
    private final Store store = new InMemoryStore();
    private final Set<Thread> served = ConcurrentHashMap.newKeySet();
    private final Semaphore kept = new Semaphore(0);
    private volatile CountDownLatch goOn = new CountDownLatch(0);
    private volatile boolean down;

    @Override
    public <T> T transact(Function<StoreUnit, T> work) {
        if (down) {
            throw new StoreUnavailableException("The store is down");
        }
        if (goOn.getCount() > 0 && isOfRequest() && !served.add(Thread.currentThread())) {
            keepWaiting();
        }
        return store.transact(work);
    }

    private static boolean isOfRequest() {
        return Thread.currentThread().getName().contains("-exec-");
    }

    private void keepWaiting() {
        kept.release();
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void goDown() {
        down = true;
    }

    /** From now on each request's first transaction is done, and its second waits until {@link #comeBack}. */
    void keepSecondTransactions() {
        served.clear();
        kept.drainPermits();
        goOn = new CountDownLatch(1);
    }

    /** Returns once one more request waits. */
    void awaitOneMoreKept() throws InterruptedException {
        assertThat(kept.tryAcquire(5, TimeUnit.SECONDS)).as("one more waits").isTrue();
    }

    void comeBack() {
        down = false;
        goOn.countDown();
    }
}
