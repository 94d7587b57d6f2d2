package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.BrokenStore.Answer;

final class UnitBreaks {
    private UnitBreaks() {}

    static Stream<Break> all() {
        Supplier<Store> loose = () -> new LooseStore(new InMemoryStore(), "");
        return Stream.of(
                new Break(
                        "transact",
                        "runs the work twice",
                        "",
                        () -> new Around(work -> unit ->
                                List.of(work.apply(unit), work.apply(unit)).get(1))),
                new Break(
                        "transact",
                        "keeps nothing",
                        "",
                        () -> new Around(work -> unit -> {
                            unit.rollBack();
                            return work.apply(unit);
                        })),
                new Break(
                        "transact",
                        "throws something else",
                        "",
                        () -> new Around(work -> unit -> {
                            try {
                                return work.apply(unit);
                            } catch (RuntimeException | Error fault) {
                                throw new IllegalStateException("wrapped", fault);
                            }
                        })),
                new Break("transact", "shows what is not committed", "shows", loose),
                new Break("transact", "keeps what was done before a throw", "", loose),
                mistake(
                        "transact",
                        "shows a flow without its account",
                        () -> Map.of("accounts.find", call -> Optional.empty())),
                new Break("transact", "throws no conflict where units meet", "sixty-four", Crowded::new),
                mistake("transact", "breaks after an insert that answered false", UnitBreaks::aborting),
                new Break("rollBack", "does nothing", "", loose),
                mistake("rollBack", "is forgotten when it comes first", UnitBreaks::forgottenFirst),
                mistake("rollBack", "keeps some of many changes", call -> "nothing"));
    }

    /** Whatever the unit does next throws. */
    private static Map<String, Answer> aborting() {
        var aborted = new AtomicInteger();
        Answer insert = call -> {
            if (aborted.get() > 0) {
                throw new IllegalStateException("the transaction was aborted");
            }
            var answer = call.asUsual();
            aborted.addAndGet(Boolean.FALSE.equals(answer) ? 1 : 0);
            return answer;
        };
        return Map.of("accounts.insert", insert, "flows.insert", insert);
    }

    private static Map<String, Answer> forgottenFirst() {
        var verbs = new AtomicInteger();
        return Map.of(
                "rollBack", call -> verbs.get() == 0 ? "nothing" : call.asUsual(),
                "flows.countAttempt",
                        call -> {
                            verbs.incrementAndGet();
                            return call.asUsual();
                        });
    }

    private record Around(UnaryOperator<Function<StoreUnit, Object>> change, Store store) implements Store {
        Around(UnaryOperator<Function<StoreUnit, Object>> change) {
            this(change, new InMemoryStore());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T transact(Function<StoreUnit, T> work) {
            return (T) store.transact(change.apply((Function<StoreUnit, Object>) work));
        }
    }

    /** Waits a moment for another unit, and takes its coming for a fault. */
    private static final class Crowded implements Store {
        private static final Duration MOMENT = Duration.ofMillis(50);

        private final Store store = new InMemoryStore();
        private int under;

        @Override
        public <T> T transact(Function<StoreUnit, T> work) {
            try {
                meet();
                return store.transact(work);
            } finally {
                leave();
            }
        }

        private synchronized void meet() {
            under++;
            notifyAll();
            long end = System.nanoTime() + MOMENT.toNanos();
            try {
                for (long left = MOMENT.toMillis(); under < 2 && left > 0; left = toMillis(end - System.nanoTime())) {
                    wait(left);
                }
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            if (under > 1) {
                throw new IllegalStateException("deadlock");
            }
        }

        private static long toMillis(long nanos) {
            return Duration.ofNanos(nanos).toMillis();
        }

        private synchronized void leave() {
            under--;
        }
    }
}
