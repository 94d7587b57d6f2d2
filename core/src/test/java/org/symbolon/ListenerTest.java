package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.PASSWORD;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.Client;
import org.symbolon.account.Password;
import org.symbolon.event.LoggingListener;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.event.SymbolonListener;
import org.symbolon.session.Login;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnavailableException;

/** S19: what a host's listener hears of, and what it cannot do to a step. */
class ListenerTest {
    private static final String MIKA = "mika@example.org";

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static World hearing(SymbolonListener listener) {
        return new World(builder -> builder.listener(listener));
    }

    private static List<String> names(List<SymbolonEvent> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    @Test
    void listenerThatBlocksDelaysNoStep() {
        var released = new CountDownLatch(1);
        var heard = new CopyOnWriteArrayList<SymbolonEvent>();
        try (var world = hearing(event -> {
            await(released);
            heard.add(event);
        })) {
            world.register(MIKA);
            world.login(MIKA, PASSWORD).orElseThrow();

            assertThat(heard).isEmpty();
            released.countDown();
        }
        assertThat(names(heard))
                .as("closing waits for what is still to be heard")
                .containsExactly("FlowStarted", "AccountCreated", "LoggedIn", "LoggedIn");
    }

    @Test
    @Timeout(60)
    void listenerMayTakeStepsItself() {
        var world = new CompletableFuture<World>();
        var answers = new CopyOnWriteArrayList<Login>();
        var heard = new CopyOnWriteArrayList<SymbolonEvent>();
        try (var made = hearing(event -> {
            heard.add(event);
            if (event instanceof SymbolonEvent.AccountCreated) {
                answers.add(world.join().login(MIKA, PASSWORD, CLIENT));
            }
        })) {
            world.complete(made);
            made.register(MIKA);
            made.events();
            made.events();
        }
        assertThat(answers).singleElement().isInstanceOf(Login.LoggedIn.class);
        assertThat(names(heard)).containsExactly("FlowStarted", "AccountCreated", "LoggedIn", "LoggedIn", "NewDevice");
    }

    @Test
    void s19RepeatedTransactionTellsItsEventsOnce() {
        try (var world = new World()) {
            var tokens = world.register(MIKA).tokens();
            world.events().clear();
            var owner = world.authenticated(tokens);
            for (var verb : List.of("sessions.delete", "accounts.raiseVersion", "consents.append", "sessions.insert")) {
                conflictAfter(world, verb);
            }
            world.login(MIKA, PASSWORD).orElseThrow();
            world.symbolon.accounts().subscribe(owner, "v1", CLIENT).orElseThrow();
            var other = world.login(MIKA, PASSWORD, CLIENT).orElseThrow().tokens();
            world.symbolon.sessions().logout(owner);
            world.symbolon.sessions().logoutEverywhere(world.authenticated(other));

            assertThat(names(world.events()))
                    .containsExactly(
                            "LoggedIn",
                            "NewsletterConsent",
                            "LoggedIn",
                            "NewDevice",
                            "LoggedOut",
                            "LoggedOutEverywhere");
        }
    }

    private static void conflictAfter(World world, String verb) {
        world.store.after(verb, () -> {
            throw new StoreConflictException("in the way");
        });
    }

    @Test
    void s19RepeatedTransactionOfOwnerOrOperatorTellsItsEventsOnce() {
        try (var world = new World()) {
            var owner = world.authenticated(world.register(MIKA).tokens());
            var accounts = world.symbolon.accounts();
            world.events().clear();
            for (var verb : List.of("ledger.charge", "accounts.changePassword", "outbox.insert", "sessions.delete")) {
                conflictAfter(world, verb);
            }
            world.change(owner, "wrong", World.OTHER_PASSWORD);
            var tokens = world.change(owner, PASSWORD, World.OTHER_PASSWORD)
                    .orElseThrow()
                    .tokens();
            conflictAfter(world, "sessions.delete");
            for (int guess = 0; guess < 5; guess++) {
                world.delete(world.authenticated(tokens), "wrong");
            }
            for (var verb : List.of("accounts.suspend", "accounts.reinstate", "accounts.raiseVersion")) {
                conflictAfter(world, verb);
            }
            accounts.suspend(owner.accountId());
            accounts.reinstate(owner.accountId());
            accounts.signOutEverywhere(owner.accountId());
            conflictAfter(world, "accounts.delete");
            conflictAfter(world, "outbox.deleteTo");
            accounts.deleteWithoutPassword(owner.accountId());

            assertThat(names(world.events()))
                    .containsExactly(
                            "CurrentPasswordRefused",
                            "PasswordChanged",
                            "CurrentPasswordRefused",
                            "CurrentPasswordRefused",
                            "CurrentPasswordRefused",
                            "CurrentPasswordRefused",
                            "CurrentPasswordRefused",
                            "SessionEndedForGuessing",
                            "AccountSuspended",
                            "AccountReinstated",
                            "LoggedOutByOperator",
                            "AccountDeleted");
        }
    }

    @Test
    void s19StepThatTheStoreFailsTellsNothing() {
        try (var world = new World()) {
            var owner = world.authenticated(world.register(MIKA).tokens());
            world.events().clear();
            for (var verb : List.of("sessions.insert", "consents.append")) {
                world.store.after(verb, () -> {
                    throw new StoreUnavailableException("down");
                });
            }
            assertThatThrownBy(() -> world.login(MIKA, PASSWORD)).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> world.symbolon.accounts().subscribe(owner, "v1", CLIENT))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(world.events()).isEmpty();
        }
    }

    @Test
    void s19SessionEndedTwiceIsToldOfOnce() {
        try (var world = new World()) {
            var first = world.register(MIKA).tokens();
            var second = world.refresh(first).orElseThrow().tokens();
            world.refresh(second).orElseThrow();
            var owner = world.authenticated(first);
            world.events().clear();

            world.refresh(first);
            world.refresh(first);
            world.symbolon.sessions().logout(owner);

            assertThat(names(world.events())).containsExactly("RefreshTokenReused");
        }
    }

    /** A unit that was under way when closing began is committed, its mail is sent, and what came of it is told. */
    @Test
    void stepThatEndsWhileSymbolonClosesIsStillHeardOf() throws Exception {
        var heard = new CopyOnWriteArrayList<SymbolonEvent>();
        var entered = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var world = hearing(heard::add);
        world.store.after("ledger.charge", () -> {
            entered.countDown();
            await(released);
        });
        var step = CompletableFuture.runAsync(() -> world.startReset("noor@example.org"));
        await(entered);
        var closing = new Thread(world::close);
        closing.start();
        Until.holds(() -> isWaitingForSteps(closing));
        released.countDown();
        step.get(20, TimeUnit.SECONDS);
        closing.join(20_000);

        assertThat(names(heard)).containsExactly("FlowStarted");
        assertThat(world.mailer.mails()).hasSize(1);
    }

    private static boolean isWaitingForSteps(Thread closing) {
        return closing.getState() == Thread.State.TIMED_WAITING
                && Stream.of(closing.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(".Transactions"));
    }

    @Test
    void stepThatIsAnsweredBusyIsToldOf() throws Exception {
        try (var world = new World()) {
            world.register(MIKA);
            var proven = world.proven(MIKA);
            var owner = world.authenticated(
                    world.login(MIKA, PASSWORD).orElseThrow().tokens());
            world.events().clear();
            var client = Client.at(InetAddress.getLoopbackAddress());

            Thread.currentThread().interrupt(); // whoever is interrupted waits for no permit
            world.start("noor@example.org", PASSWORD);
            world.complete(proven, World.OTHER_PASSWORD);
            world.change(owner, PASSWORD, World.OTHER_PASSWORD);
            world.delete(owner, PASSWORD);
            world.symbolon.sessions().login(World.address(MIKA), Password.of(PASSWORD), client);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(names(world.events())).hasSize(5).containsOnly("Overloaded");
            assertThat(world.told(SymbolonEvent.Overloaded.class))
                    .extracting(event -> event.client().network())
                    .endsWith(client.network());
        }
    }

    @Test
    void readyListenerLogsWhatHappenedBesideTheHosts() {
        var heard = new CopyOnWriteArrayList<SymbolonEvent>();
        try (var log = new CapturedLog();
                var world = hearing(LoggingListener.standard().andThen(heard::add))) {
            world.register(MIKA);
            world.login(MIKA, "not the password");
            world.events();

            assertThat(log.lines("org.symbolon.security"))
                    .extracting(line -> line.replaceAll("(account|session)=\\S+", "$1=…"))
                    .containsExactly(
                            "INFO event=authn_registration_start at=2026-03-01T10:00:00Z address=m…@example.org network=unknown",
                            "WARNING event=user_created at=2026-03-01T10:00:00Z account=… network=unknown",
                            "INFO event=authn_login_success at=2026-03-01T10:00:00Z account=… session=… network=unknown",
                            "WARNING event=authn_login_fail at=2026-03-01T10:00:00Z address=m…@example.org network=unknown");
            assertThat(heard).hasSize(4);
        }
    }
}
