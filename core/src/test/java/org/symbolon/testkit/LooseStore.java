package org.symbolon.testkit;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;

/** A store that commits every verb by itself, and of which one verb may look before it writes. */
final class LooseStore implements Store {
    private static final Duration MOMENT = Duration.ofMillis(40);
    private static final int PARTY = 4;

    private final Store store;
    private final String looking;
    private int arrived;

    /** @param looking the verb that answers what it saw, even if others were quicker; may be none */
    LooseStore(Store store, String looking) {
        this.store = store;
        this.looking = looking;
    }

    @Override
    public <T> T transact(Function<StoreUnit, T> work) {
        return work.apply((StoreUnit) Proxy.newProxyInstance(
                StoreUnit.class.getClassLoader(),
                new Class<?>[] {StoreUnit.class},
                (proxy, kind, none) ->
                        kind.getReturnType().isInterface() ? loose(kind.getReturnType(), kind.getName()) : null));
    }

    private Object loose(Class<?> type, String kind) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Verb verb = unit -> {
                var verbs = BrokenStore.call(unit, StoreUnit.class.getMethod(kind), List.of());
                return BrokenStore.call(verbs, method, BrokenStore.list(arguments));
            };
            Object answer;
            if (looking.equals(kind + "." + method.getName())) {
                answer = look(verb);
                meet();
                one(verb);
            } else {
                answer = one(verb);
            }
            return method.getReturnType() == void.class ? null : answer;
        });
    }

    private interface Verb {
        Object on(StoreUnit unit) throws Throwable;
    }

    private Object one(Verb verb) {
        return store.transact(unit -> on(verb, unit));
    }

    private Object look(Verb verb) {
        return store.transact(unit -> {
            unit.rollBack();
            return on(verb, unit);
        });
    }

    private static Object on(Verb verb, StoreUnit unit) {
        try {
            return verb.on(unit);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Waits, a moment at most, until a party is complete, so that all of it looked before any wrote. */
    private synchronized void meet() throws InterruptedException {
        int party = (arrived + PARTY) / PARTY * PARTY;
        arrived++;
        notifyAll();
        long end = System.nanoTime() + MOMENT.toNanos();
        for (long left = MOMENT.toMillis(); arrived < party && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
