package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Handle;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.key.KeyRing;
import org.symbolon.key.UnknownKeyException;
import org.symbolon.manage.Deletion;
import org.symbolon.manage.PasswordChange;
import org.symbolon.registration.RegistrationStart;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.reset.ResetComplete;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.store.memory.InMemoryStore;

/** What becomes of a step when something that it stands on is down. */
class OutageTest {
    private static final String MIKA = "mika@example.org";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private void failAfter(String verb) {
        world.store.after(verb, () -> {
            throw new StoreUnavailableException("down");
        });
    }

    @Test
    void startThatFailsHalfwayLeavesNoFlowAndNoMailAndNoCharge() {
        failAfter("outbox.insert");
        assertThatThrownBy(() -> world.start(MIKA, PASSWORD)).isInstanceOf(StoreUnavailableException.class);

        assertThat(world.events()).isEmpty();
        for (int mail = 0; mail < 10; mail++) {
            world.start(MIKA, PASSWORD).orElseThrow();
        }
        world.symbolon.close();
        assertThat(world.mailer.mailsTo(MIKA)).hasSize(10);
    }

    @Test
    void resetThatFailsHalfwayLeavesTheOldPasswordAndTheProof() {
        var tokens = world.register(MIKA).tokens();
        var handle = world.proven(MIKA);
        failAfter("outbox.insert");
        assertThatThrownBy(() -> world.complete(handle, OTHER_PASSWORD)).isInstanceOf(StoreUnavailableException.class);

        world.login(MIKA, PASSWORD).orElseThrow();
        assertThat(world.isAlive(tokens)).isTrue();
        assertThat(world.told(SymbolonEvent.PasswordChanged.class)).isEmpty();
        assertThat(world.complete(handle, OTHER_PASSWORD)).isInstanceOf(ResetComplete.Completed.class);
    }

    @Test
    void conflictIsRepeatedUntilItWorksAndToldOnce() {
        var handle = world.started(MIKA, PASSWORD);
        world.store.after("sessions.insert", () -> {
            throw new StoreConflictException("in the way");
        });

        world.verify(handle, world.mailer.codeFor(MIKA)).orElseThrow();

        assertThat(world.told(SymbolonEvent.AccountCreated.class)).hasSize(1);
    }

    @Test
    void mailServerDownChangesNoAnswerAndTheMailComesLater() {
        world.mailer.failWith(new IOException("down"));
        var handle = world.start(MIKA, PASSWORD).orElseThrow().handle();
        world.mailer.recover();
        for (int seconds = 0; seconds < 600 && world.mailer.mails().isEmpty(); seconds += 10) {
            world.pass(Duration.ofSeconds(10));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }

        assertThat(world.verify(handle, world.mailer.codeFor(MIKA))).isInstanceOf(RegistrationVerify.Verified.class);
    }

    @Test
    void listenerThatThrowsHarmsNothing() {
        try (var grim = new World(builder -> builder.listener(event -> {
            throw new IllegalStateException("a fault of the host");
        }))) {
            grim.register(MIKA);
            grim.login(MIKA, PASSWORD).orElseThrow();
        }
    }

    @Test
    void listenerThatFailsAnAssertionHarmsNothingEither() {
        try (var grim = new World(builder -> builder.listener(event -> {
            throw new AssertionError("a fault of a test");
        }))) {
            assertThat(grim.isAlive(grim.register(MIKA).tokens())).isTrue();
        }
    }

    @Test
    void whatExpiredIsPurgedInTheBackground() {
        var store = new InMemoryStore();
        try (var sweeping = new World(builder -> builder.store(store).purgeEvery(Duration.ofMillis(5)))) {
            var handle = sweeping.started(MIKA, PASSWORD);
            sweeping.pass(Duration.ofMinutes(91));

            for (int look = 0; look < 2_000 && isKept(store, handle); look++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            assertThat(isKept(store, handle)).isFalse();
        }
    }

    private static boolean isKept(InMemoryStore store, Handle handle) {
        return store.<Boolean>transact(
                unit -> unit.flows().find(handle.digest()).isPresent());
    }

    @Test
    void closedSymbolonRefusesStepsSinceNobodyWouldSendTheirMail() {
        world.symbolon.close();

        assertThatThrownBy(() -> world.start(MIKA, PASSWORD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Symbolon is closed");
    }

    @Test
    void flowUnderAKeyThatThisNodeDoesNotKnowIsAnOutageAndNotCounted() {
        var store = new InMemoryStore();
        try (var other = new World(builder -> builder.store(store).keys(ring("k2")));
                var here = new World(builder -> builder.store(store))) {
            var handle = other.started(MIKA, PASSWORD);
            var code = other.mailer.codeFor(MIKA);

            assertThatThrownBy(() -> here.verify(handle, code))
                    .isInstanceOf(UnknownKeyException.class)
                    .hasMessageContaining("k2");
            assertThat(other.verify(handle, World.wrong(code))).isEqualTo(new RegistrationVerify.CodeRefused(4));
        }
    }

    @Test
    void stepWaitsForAHashingPermitAndAnswersBusyWhenNoneComes() throws InterruptedException {
        var owner = world.authenticated(world.register(MIKA).tokens());
        int permits = org.symbolon.password.AdmissionGate.permitsForThisMachine();
        var entered = new CountDownLatch(permits);
        var released = new CountDownLatch(1);
        world.afterVerify = () -> {
            entered.countDown();
            await(released);
        };
        var handle = world.proven(MIKA);
        for (int login = 0; login < permits; login++) {
            new Thread(() -> world.login(MIKA, PASSWORD)).start();
        }
        await(entered);
        int charges = world.store.calls("ledger.charge").size();

        assertThat(world.change(owner, "wrong", OTHER_PASSWORD))
                .isEqualTo(new PasswordChange.Busy(Duration.ofSeconds(2)));
        assertThat(world.delete(owner, "wrong")).isEqualTo(new Deletion.Busy(Duration.ofSeconds(2)));
        assertThat(world.store.calls("ledger.charge")).as("guesses").hasSize(charges);
        assertThat(world.start("noor@example.org", PASSWORD))
                .isEqualTo(new RegistrationStart.Busy(Duration.ofSeconds(2)));
        assertThat(world.complete(handle, OTHER_PASSWORD)).isEqualTo(new ResetComplete.Busy(Duration.ofSeconds(2)));
        assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new org.symbolon.session.Login.Busy(Duration.ofSeconds(2)));
        released.countDown();
        assertThat(world.complete(handle, OTHER_PASSWORD)).isInstanceOf(ResetComplete.Completed.class);
        assertThat(world.symbolon.passwordReset().resend(handle, CLIENT)).isNotNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static KeyRing ring(String name) {
        return KeyRing.of(name, "another secret of 32 bytes, fine".getBytes(StandardCharsets.US_ASCII));
    }
}
