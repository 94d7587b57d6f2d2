package org.symbolon.spring.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.spring.core.SymbolonBuilderCustomizer;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/** An application that keeps all in memory, by a clock that tests move, and remembers what happened. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class FlowApp {
    @Bean
    RecordingMailer mailer() {
        return new RecordingMailer();
    }

    @Bean
    ManualClock clock() {
        return ManualClock.startingNow();
    }

    @Bean
    Outage store() {
        return new Outage(new InMemoryStore());
    }

    @Bean
    Heard heard() {
        return new Heard();
    }

    @Bean
    SymbolonBuilderCustomizer wiring(ManualClock clock, Heard heard) {
        return builder -> builder.clock(clock).listener(heard::add);
    }

    /** What happened, oldest first. It is told in the background, so whoever asks waits until it was. */
    static final class Heard {
        private static final long PATIENCE_MILLIS = 5_000;
        private final List<SymbolonEvent> events = new ArrayList<>();

        private synchronized void add(SymbolonEvent event) {
            events.add(event);
            notifyAll();
        }

        /** The first that was asked for. */
        synchronized <E extends SymbolonEvent> E next(Class<E> kind, Predicate<E> wanted) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            while (System.nanoTime() < end) {
                var found = events.stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .filter(wanted)
                        .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                wait(PATIENCE_MILLIS);
            }
            throw new AssertionError("No such " + kind.getSimpleName() + " among " + events);
        }

        /** Who was refused to sign in with that address. */
        Client refusedTo(String email) throws InterruptedException {
            var address = EmailAddress.parse(email).orElseThrow();
            return next(
                            SymbolonEvent.LoginRefused.class,
                            refused -> refused.address().equals(address))
                    .client();
        }

        synchronized boolean has(Predicate<SymbolonEvent> wanted) {
            return events.stream().anyMatch(wanted);
        }
    }

    /** A store that can be switched off, or made to fail in a way that nobody foresaw. */
    static final class Outage implements Store {
        private final Store store;
        private volatile @Nullable RuntimeException failure;

        Outage(Store store) {
            this.store = store;
        }

        void failWith(RuntimeException failure) {
            this.failure = failure;
        }

        void recover() {
            failure = null;
        }

        @Override
        public <T> T transact(Function<StoreUnit, T> work) {
            var current = failure;
            if (current != null) {
                throw current;
            }
            return store.transact(work);
        }
    }
}
