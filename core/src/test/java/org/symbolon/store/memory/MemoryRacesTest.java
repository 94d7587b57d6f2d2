package org.symbolon.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.store.memory.Rows.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.store.Charge;
import org.symbolon.store.FlowState;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.Target;

/** Sixty-four callers leave a barrier at once. */
@Timeout(60)
class MemoryRacesTest {
    private static final int CALLERS = 64;
    private static final int ROUNDS = 20;
    private static final Instant NOW = START.plusSeconds(300);

    private interface Call {
        boolean in(StoreUnit unit, int caller);
    }

    private static void haveWinners(int expected, Call call) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var store = new InMemoryStore();
            store.transact(unit -> {
                unit.accounts().insert(Rows.account(1), Map.of());
                unit.flows().insert(Rows.flow(1));
                unit.flows().insert(Rows.flow(2, Purpose.PASSWORD_RESET, FlowState.PROVEN, 5));
                unit.outbox().insert(Rows.mail(1, "k1", START));
                return unit.sessions().insert(Rows.session(1, 1, 1));
            });
            assertThat(winners(caller -> store.transact(unit -> call.in(unit, caller))))
                    .isEqualTo(expected);
        }
    }

    /** How many of the callers were answered with yes. */
    private static int winners(IntPredicate call) throws Exception {
        var threads = Executors.newFixedThreadPool(CALLERS);
        try {
            var barrier = new CyclicBarrier(CALLERS);
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int number = caller;
                answers.add(threads.submit(() -> {
                    barrier.await(30, TimeUnit.SECONDS);
                    return call.test(number);
                }));
            }
            int winners = 0;
            for (var answer : answers) {
                winners += answer.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Target target(int caller) {
        return new Target(Rows.accountId(caller), 1);
    }

    @Test
    void s3FlowIsFinishedByOne() throws Exception {
        haveWinners(1, (unit, caller) -> unit.flows().finish(Rows.digest(1), target(caller), NOW));
    }

    @Test
    void s3FlowIsProvenByOne() throws Exception {
        haveWinners(1, (unit, caller) -> unit.flows().prove(Rows.digest(1), NOW));
    }

    @Test
    void s3FlowIsRedeemedByOne() throws Exception {
        haveWinners(1, (unit, caller) -> unit.flows().redeem(Rows.digest(2), NOW));
    }

    @Test
    void s3FlowIsFinishedOrProvenButNeverBoth() throws Exception {
        haveWinners(
                1,
                (unit, caller) -> caller % 2 == 0
                        ? unit.flows().prove(Rows.digest(1), NOW)
                        : unit.flows().finish(Rows.digest(1), target(caller), NOW));
    }

    @Test
    void s5AttemptsNeverOvershoot() throws Exception {
        haveWinners(
                5,
                (unit, caller) -> unit.flows()
                        .countAttempt(Rows.digest(1), Purpose.REGISTRATION, Set.of("k1"), NOW)
                        .isPresent());
    }

    @Test
    void addressDigestAndSessionIdAreTakenByOne() throws Exception {
        haveWinners(1, (unit, caller) -> unit.accounts().insert(Rows.account(100 + caller, Rows.address(7)), Map.of()));
        haveWinners(1, (unit, caller) -> unit.flows().insert(Rows.flow(7)));
        haveWinners(1, (unit, caller) -> unit.sessions().insert(Rows.session(7, 1, 1)));
    }

    @Test
    void passwordOfOneVersionIsChangedByOne() throws Exception {
        haveWinners(
                1,
                (unit, caller) -> unit.accounts().changePassword(Rows.accountId(1), 1, PasswordHash.of("$" + caller)));
    }

    @Test
    void s10GenerationIsRotatedByOne() throws Exception {
        haveWinners(
                1,
                (unit, caller) -> unit.sessions()
                        .rotate(Rows.sessionId(1), 1, "k1", NOW, NOW.plusSeconds(60))
                        .isPresent());
    }

    @Test
    void s17LedgerNeverOvershoots() throws Exception {
        var ten = new Charge("ten", 10, Duration.ofMinutes(6));
        var three = new Charge("three", 3, Duration.ofMinutes(6));
        haveWinners(
                10, (unit, caller) -> unit.ledger().charge(List.of(ten), NOW).granted());
        haveWinners(
                3,
                (unit, caller) -> unit.ledger()
                        .charge(caller % 2 == 0 ? List.of(ten, three) : List.of(three, ten), NOW)
                        .granted());
    }

    @Test
    void s18LeaseHasOneHolder() throws Exception {
        haveWinners(
                1,
                (unit, caller) -> unit.outbox()
                        .lease(Set.of("k1"), NOW, NOW.plusSeconds(90))
                        .isPresent());
    }

    @Test
    void rolledBackUnitsOfManyCallersLeaveNothing() throws Exception {
        haveWinners(CALLERS, (unit, caller) -> {
            unit.rollBack();
            return unit.flows().insert(Rows.flow(7)) && unit.accounts().raiseVersion(Rows.accountId(1));
        });
    }
}
