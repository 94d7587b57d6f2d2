package org.symbolon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.symbolon.store.Store;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.memory.InMemoryStore;

/** Each mistake that a store can make is noticed by a law of the verb that makes it, and each law notices some. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenStoresTest {
    private final Map<Break, List<String>> noticed = new LinkedHashMap<>();

    @BeforeAll
    void checkAllBreaks() {
        Stream.of(
                        UnitBreaks.all(),
                        AccountBreaks.all(),
                        SuspensionBreaks.all(),
                        AccountEndBreaks.all(),
                        FlowBreaks.all(),
                        SessionBreaks.all(),
                        OwnerBreaks.all(),
                        ReplayBreaks.all(),
                        LedgerBreaks.all(),
                        OutboxBreaks.all(),
                        OutboxReportBreaks.all(),
                        AddressBreaks.all(),
                        ConsentBreaks.all(),
                        SubscriberBreaks.all())
                .flatMap(breaks -> breaks)
                .forEach(mistake -> noticed.put(mistake, messages(mistake)));
    }

    /** One law is enough, but for laws that noticed nothing yet. */
    private List<String> messages(Break mistake) {
        var messages = new ArrayList<String>();
        for (var law : StoreLaws.of(mistake.store())) {
            if (mistake.concerns(law) && (messages.isEmpty() || !noticesSome(law))) {
                brokenBy(law).ifPresent(messages::add);
            }
        }
        return messages;
    }

    private boolean noticesSome(StoreLaw law) {
        return noticed.values().stream()
                .flatMap(List::stream)
                .anyMatch(message -> message.startsWith(law.name() + "\n"));
    }

    private static Optional<String> brokenBy(StoreLaw law) {
        try {
            law.check();
            return Optional.empty();
        } catch (AssertionError broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }

    @TestFactory
    Stream<DynamicTest> mistakeIsNoticedAndItsVerbNamed() {
        return noticed.entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getKey().toString(),
                        () -> assertThat(entry.getValue())
                                .isNotEmpty()
                                .allSatisfy(message -> assertThat(message)
                                        .startsWith(entry.getKey().verb() + ": "))));
    }

    @TestFactory
    Stream<DynamicTest> lawNoticesSomeMistake() {
        return StoreLaws.of(InMemoryStore::new).stream()
                .map(law -> dynamicTest(
                        law.name(), () -> assertThat(noticesSome(law)).isTrue()));
    }

    @Test
    void storeWithoutMistakeObeysThroughTheSameProxy() {
        StoreLaws.of(() -> new BrokenStore(new InMemoryStore(), Map.of())).forEach(StoreLaw::check);
    }

    /** Before the work and at its end, as a database does. */
    @Test
    void storeThatConflictsNowAndThenObeys() {
        StoreLaws.of(() -> new Conflicting(new InMemoryStore())).forEach(StoreLaw::check);
    }

    private record Conflicting(Store store, AtomicInteger units) implements Store {
        Conflicting(Store store) {
            this(store, new AtomicInteger());
        }

        @Override
        public <T> T transact(Function<StoreUnit, T> work) {
            int turn = units.incrementAndGet() % 5;
            if (turn == 1) {
                throw new StoreConflictException("before the work");
            }
            T answer = store.transact(unit -> {
                T done = work.apply(unit);
                if (turn == 3) {
                    throw new StoreConflictException("at the commit");
                }
                return done;
            });
            return answer;
        }
    }
}
