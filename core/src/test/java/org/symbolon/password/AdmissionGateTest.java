package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.password.AdmissionGate.Permit;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AdmissionGateTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Password SESAME = Password.of("Sésame-Ouvre-7");
    private static final PasswordHash HASH = PasswordHash.of("hash");

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    private final AtomicInteger shared = new AtomicInteger();
    private final CountDownLatch doors = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void s12NeverMoreInsideThanPermitsAndNoHasherIsShared() throws Exception {
        var gate = gate(3, LONG);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            running.add(callers.submit(() -> hashRepeatedly(gate)));
        }
        until(() -> inside.get() + gate.waiting() == 32);
        assertThat(inside).hasValue(3);
        doors.countDown();
        for (var each : running) {
            each.get();
        }
        assertThat(mostInside).hasValue(3);
        assertThat(shared).hasValue(0);
        assertThat(made).hasValue(3);
    }

    private static int hashRepeatedly(AdmissionGate gate) {
        for (int i = 0; i < 100; i++) {
            try (var permit = enter(gate)) {
                permit.hasher().hash(SESAME);
            }
        }
        return 100;
    }

    @Test
    void s12OneMoreThanPermitsIsToldBusyOnceTheWaitIsOver() {
        var gate = gate(2, SHORT);
        var first = enter(gate);
        enter(gate);
        long start = System.nanoTime();
        assertThat(gate.enter()).isEmpty();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
        first.close();
        assertThat(gate.enter()).isPresent();
    }

    @Test
    void whoeverWaitsIsLetInWhenPermitIsClosed() throws Exception {
        var gate = gate(1, LONG);
        var first = enter(gate);
        Future<Boolean> waiting = callers.submit(() -> gate.enter().isPresent());
        untilWaiting(gate, 1);
        first.close();
        assertThat(waiting.get()).isTrue();
    }

    @Test
    void gateIsBusyWhileSomebodyWaitsAndNoLonger() throws Exception {
        var gate = gate(1, LONG);
        var first = enter(gate);
        assertThat(gate.isBusy()).isFalse();
        Future<Boolean> waiting = callers.submit(() -> gate.enter().isPresent());
        untilWaiting(gate, 1);
        assertThat(gate.isBusy()).isTrue();
        first.close();
        assertThat(waiting.get()).isTrue();
        assertThat(gate.isBusy()).isFalse();
    }

    @Test
    void gateWithoutWaitAnswersAtOnce() {
        var gate = gate(1, Duration.ZERO);
        var first = enter(gate);
        assertThat(gate.enter()).isEmpty();
        first.close();
        assertThat(gate.enter()).isPresent();
    }

    @Test
    void waitLongerThanAnyClockCountsIsNoOverflow() {
        var gate = gate(1, Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(gate.enter()).isPresent();
    }

    @Test
    void passwordHashedInOneStepTakesAPermitAndGivesItBack() {
        doors.countDown();
        var gate = gate(1, Duration.ZERO);
        assertThat(gate.hash(SESAME)).contains(HASH);
        assertThat(gate.hash(SESAME)).contains(HASH);
        enter(gate);
        assertThat(gate.hash(SESAME)).isEmpty();
    }

    @Test
    void hasherOfAPermitAnswersAsTheOneBehindIt() {
        doors.countDown();
        try (var permit = enter(gate(1, SHORT))) {
            assertThat(permit.hasher().hash(SESAME)).isSameAs(HASH);
            assertThat(permit.hasher().verify(SESAME, HASH)).isTrue();
            assertThat(permit.hasher().verify(SESAME, PasswordHash.of("another")))
                    .isFalse();
        }
    }

    @Test
    void closingAgainAddsNoPermit() {
        var gate = gate(1, Duration.ZERO);
        var first = enter(gate);
        first.close();
        first.close();
        enter(gate);
        first.close();
        assertThat(gate.enter()).isEmpty();
        assertThat(made).hasValue(1);
    }

    @Test
    void permitIsGivenBackWhenHashingFails() {
        var gate = new AdmissionGate(1, Duration.ZERO, FailingHasher::new);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> failInside(gate)).isInstanceOf(ArithmeticException.class);
        }
        assertThat(gate.enter()).isPresent();
    }

    private static void failInside(AdmissionGate gate) {
        try (var permit = enter(gate)) {
            permit.hasher().verifyDecoy(SESAME);
        }
    }

    @Test
    void permitIsGivenBackWhenNoHasherCanBeMade() {
        var broken = new AtomicBoolean(true);
        var gate = new AdmissionGate(1, Duration.ZERO, () -> {
            if (broken.get()) {
                throw new ArithmeticException("no hasher");
            }
            return new WatchedHasher();
        });
        assertThatThrownBy(gate::enter).isInstanceOf(ArithmeticException.class);
        broken.set(false);
        assertThat(gate.enter()).isPresent();
    }

    @Test
    void hasherOfClosedPermitIsOfNoUse() {
        doors.countDown();
        var permit = enter(gate(1, SHORT));
        var hasher = permit.hasher();
        assertThat(hasher.verify(SESAME, hasher.hash(SESAME))).isTrue();
        assertThat(hasher.isOutdated(HASH)).isFalse();
        assertThat(hasher.isOutdated(PasswordHash.of("other"))).isTrue();
        permit.close();
        assertThatIllegalStateException().isThrownBy(permit::hasher).withMessageContaining("enter the gate again");
        assertThatIllegalStateException().isThrownBy(() -> hasher.hash(SESAME));
        assertThatIllegalStateException().isThrownBy(() -> hasher.verify(SESAME, HASH));
        assertThatIllegalStateException().isThrownBy(() -> hasher.verifyDecoy(SESAME));
        assertThatIllegalStateException().isThrownBy(() -> hasher.isOutdated(HASH));
    }

    @Test
    void hasherIsMadeWhenFirstNeededAndUsedAgain() {
        var gate = gate(4, SHORT);
        assertThat(made).hasValue(0);
        for (int i = 0; i < 10; i++) {
            enter(gate).close();
        }
        assertThat(made).hasValue(1);
        var first = enter(gate);
        enter(gate).close();
        first.close();
        assertThat(made).hasValue(2);
    }

    @Test
    void whoeverCameFirstIsLetInFirst() throws Exception {
        var gate = gate(1, LONG);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        var held = enter(gate);
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int turn = i;
            waiting.add(callers.submit(() -> takeTurn(gate, order, turn)));
            untilWaiting(gate, i + 1);
        }
        held.close();
        for (var each : waiting) {
            each.get();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void newcomerDoesNotOvertakeWhoeverWaits() throws Exception {
        var gate = gate(1, LONG);
        for (int round = 0; round < 50; round++) {
            List<Integer> order = Collections.synchronizedList(new ArrayList<>());
            var held = enter(gate);
            Future<?> waiting = callers.submit(() -> takeTurn(gate, order, 1));
            untilWaiting(gate, 1);
            held.close();
            takeTurn(gate, order, 2);
            waiting.get();
            assertThat(order).containsExactly(1, 2);
        }
    }

    private static void takeTurn(AdmissionGate gate, List<Integer> order, int turn) {
        var permit = enter(gate);
        order.add(turn);
        permit.close();
    }

    @Test
    void interruptedThreadIsToldBusyAndStaysInterrupted() throws Exception {
        var gate = gate(1, LONG);
        var held = enter(gate);
        var told = new AtomicBoolean();
        var caller = new Thread(
                () -> told.set(gate.enter().isEmpty() && Thread.currentThread().isInterrupted()));
        caller.start();
        untilWaiting(gate, 1);
        caller.interrupt();
        caller.join();
        assertThat(told).isTrue();
        held.close();
        assertThat(gate.enter()).isPresent();
    }

    @Test
    void retryIsTheLongestWaitAndAtLeastOneSecond() {
        assertThat(gate(1, Duration.ZERO).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(gate(1, SHORT).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(gate(1, AdmissionGate.LONGEST_WAIT).retryAfter()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void s12PermitsAreProcessorsWithinHalfOfTheHeapAndAtLeastOne() {
        assertThat(AdmissionGate.permitsFor(8, 4L << 30, 0)).isEqualTo(8);
        assertThat(AdmissionGate.permitsFor(8, 128L << 20, 0)).isEqualTo(3);
        assertThat(AdmissionGate.permitsFor(8, 16L << 20, 0)).isEqualTo(1);
        assertThat(AdmissionGate.permitsFor(1, Long.MAX_VALUE, 0)).isEqualTo(1);
        assertThat(AdmissionGate.permitsFor(64, Long.MAX_VALUE, 0)).isEqualTo(64);
        assertThat(AdmissionGate.permitsFor(8, 512L << 20, 44L << 20)).isEqualTo(4);
        assertThat(AdmissionGate.permitsFor(8, 64L << 20, 44L << 20)).isEqualTo(1);
        assertThat(AdmissionGate.permitsForThisMachine())
                .isBetween(1, Runtime.getRuntime().availableProcessors());
    }

    @Test
    void gateWithoutPermitsOrWithNegativeWaitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gate(0, SHORT))
                .withMessage("A gate has at least one permit, not: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gate(1, Duration.ofSeconds(-1)))
                .withMessage("Nobody waits a negative time: PT-1S");
    }

    private AdmissionGate gate(int permits, Duration longestWait) {
        return new AdmissionGate(permits, longestWait, WatchedHasher::new);
    }

    private static Permit enter(AdmissionGate gate) {
        return gate.enter().orElseThrow();
    }

    private static void untilWaiting(AdmissionGate gate, int callers) {
        until(() -> gate.waiting() == callers);
    }

    private static void until(BooleanSupplier itIsSo) {
        long start = System.nanoTime();
        while (!itIsSo.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            Thread.onSpinWait();
        }
    }

    /** Counts who is inside, holds them until the doors open, and notices being used by two at once. */
    private final class WatchedHasher implements PasswordHasher {
        private final AtomicBoolean used = new AtomicBoolean();

        WatchedHasher() {
            made.incrementAndGet();
        }

        @Override
        public PasswordHash hash(Password password) {
            if (!used.compareAndSet(false, true)) {
                shared.incrementAndGet();
            }
            mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
            awaitOpenDoors();
            inside.decrementAndGet();
            used.set(false);
            return HASH;
        }

        private void awaitOpenDoors() {
            try {
                doors.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean verify(Password password, PasswordHash hash) {
            return hash == HASH;
        }

        @Override
        public void verifyDecoy(Password password) {}

        @Override
        public boolean isOutdated(PasswordHash hash) {
            return hash != HASH;
        }
    }

    private static final class FailingHasher implements PasswordHasher {
        @Override
        public PasswordHash hash(Password password) {
            throw new ArithmeticException();
        }

        @Override
        public boolean verify(Password password, PasswordHash hash) {
            throw new ArithmeticException();
        }

        @Override
        public void verifyDecoy(Password password) {
            throw new ArithmeticException();
        }

        @Override
        public boolean isOutdated(PasswordHash hash) {
            throw new ArithmeticException();
        }
    }
}
