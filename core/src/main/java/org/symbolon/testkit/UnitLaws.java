package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.HASH;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.address;
import static org.symbolon.testkit.Samples.digest;
import static org.symbolon.testkit.Samples.flow;
import static org.symbolon.testkit.Samples.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnit;

/** What a unit of work promises, whatever verbs it uses. */
final class UnitLaws {
    private final Subject store;
    private final EveryVerb verbs;

    private UnitLaws(Subject store) {
        this.store = store;
        this.verbs = new EveryVerb(store);
    }

    static Stream<Law> all() {
        return Stream.of(
                law("transact: runs the work once and answers what it answered", UnitLaws::workRunsOnce),
                law("transact: keeps what the work did, which the unit itself sees", UnitLaws::workIsKept),
                law("transact: keeps nothing of work that threw, and throws the same", UnitLaws::throwLeavesNothing),
                law("transact: goes on after an insert that answered false", UnitLaws::insertsAnswerFalse),
                law("rollBack: keeps nothing of what was done before, and answers", UnitLaws::rollBackLeavesNothing),
                law("rollBack: keeps nothing of what is done after it", UnitLaws::rollBackIsForGood),
                law("rollBack: takes back each of many changes of a row", UnitLaws::manyChangesAreTakenBack));
    }

    private static Law law(String name, Consumer<UnitLaws> claim) {
        return new Law(name, store -> claim.accept(new UnitLaws(store)));
    }

    private void workRunsOnce() {
        var runs = store.repeated(() -> {
            var counter = new AtomicInteger();
            int answer = store.store().transact(unit -> counter.incrementAndGet());
            return List.of(answer, counter.get());
        });
        Expect.same("the answer and the runs of the work", List.of(1, 1), runs);
    }

    private void workIsKept() {
        var inside = verbs.seenAfterEveryChange();
        store.does(unit -> {
            verbs.changeEverything(unit);
            return true;
        });
        Expect.same("what the next unit sees", inside, verbs.seen());
    }

    private void leavesNothing(Runnable work) {
        var before = verbs.seen();
        work.run();
        Expect.same("what is left", before, verbs.seen());
    }

    private void throwLeavesNothing() {
        for (var fault : List.of(new IllegalStateException("a fault"), new AssertionError("a fault"))) {
            leavesNothing(() -> {
                var thrown = thrownBy(unit -> {
                    verbs.changeEverything(unit);
                    return rethrown(fault);
                });
                if (thrown.isEmpty() || thrown.get() != fault) {
                    throw new AssertionError("what transact throws: expected " + fault + ", came " + thrown);
                }
            });
        }
        Expect.yes(
                "flows.insert after a unit that threw",
                store.does(unit -> unit.flows().insert(flow(EveryVerb.NEW))));
    }

    private static boolean rethrown(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    private Optional<Throwable> thrownBy(Function<StoreUnit, Boolean> work) {
        return store.repeated(() -> {
            try {
                store.store().transact(work);
                return Optional.empty();
            } catch (StoreConflictException conflict) {
                throw conflict;
            } catch (RuntimeException | Error thrown) {
                return Optional.of(thrown);
            }
        });
    }

    private void rollBackLeavesNothing() {
        leavesNothing(() -> {
            var answer = store.in(unit -> {
                verbs.changeEverything(unit);
                unit.rollBack();
                return "the answer";
            });
            Expect.same("the answer of a unit that rolled back", "the answer", answer);
        });
    }

    private void rollBackIsForGood() {
        leavesNothing(() -> store.in(unit -> {
            unit.rollBack();
            verbs.changeEverything(unit);
            return true;
        }));
    }

    private void manyChangesAreTakenBack() {
        leavesNothing(() -> store.in(unit -> {
            for (int round = 1; round <= 3; round++) {
                verbs.changeTheSameRows(unit, round);
            }
            unit.rollBack();
            return true;
        }));
    }

    private void insertsAnswerFalse() {
        Expect.yes("the unit", store.does(unit -> {
            Expect.no("accounts.insert of a taken id", unit.accounts().insert(account(1, address(9), HASH), Map.of()));
            Expect.no(
                    "accounts.insert of a taken address",
                    unit.accounts().insert(account(EveryVerb.NEW, address(1), HASH), Map.of()));
            Expect.no("flows.insert of a taken digest", unit.flows().insert(flow(1)));
            Expect.no("sessions.insert of a taken id", unit.sessions().insert(session(1, 1, 1)));
            return unit.accounts().insert(account(EveryVerb.NEW), Map.of())
                    && unit.flows().insert(flow(EveryVerb.NEW));
        }));
        Expect.some(
                "accounts.find of what was inserted after them",
                store.found(unit -> unit.accounts().find(accountId(EveryVerb.NEW))));
        Expect.some(
                "flows.find of what was inserted after them",
                store.found(unit -> unit.flows().find(digest(EveryVerb.NEW))));
    }
}
