package org.symbolon.spring.core;

import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.symbolon.event.LoggingListener;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.event.SymbolonListener;

/**
 * The application's listeners, looked up at the end of its start rather than when {@code Symbolon} is made, which they
 * may need themselves. No bean of type {@code SymbolonListener}, since it would be one of those it looks for.
 */
final class HostListeners implements SmartInitializingSingleton {
    private final ObjectProvider<SymbolonListener> beans;
    private final CountDownLatch found = new CountDownLatch(1);
    private volatile SymbolonListener all = SymbolonListener.NONE;

    HostListeners(ObjectProvider<SymbolonListener> beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        all = beans.orderedStream().reduce(SymbolonListener::andThen).orElseGet(LoggingListener::standard);
        found.countDown();
    }

    /** What happens during the start waits, on the thread of events. */
    void tell(SymbolonEvent event) {
        try {
            found.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return;
        }
        all.on(event);
    }
}
