package org.symbolon.spring.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.symbolon.account.Client;
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
        return builder -> builder.clock(clock).listener(heard.events::add);
    }

    /** What happened, oldest first. */
    static final class Heard {
        private final List<SymbolonEvent> events = new CopyOnWriteArrayList<>();

        long count(Class<? extends SymbolonEvent> kind) {
            return events.stream().filter(kind::isInstance).count();
        }

        /** Who asked last, as the application knows it. */
        Client lastClient() {
            return events.get(events.size() - 1).client();
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
