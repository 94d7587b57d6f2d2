package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.account.Authenticated;
import org.symbolon.manage.Admit;
import org.symbolon.manage.Deletion;
import org.symbolon.manage.PasswordChange;
import org.symbolon.policy.Policy;
import org.symbolon.reset.ResetComplete;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.session.Sessions;
import org.symbolon.token.SessionTokens;
import org.symbolon.token.TokenIssuer;
import org.symbolon.token.TokenKeys;

/**
 * Logins and rotations that latches hold against what ends every session: while that is between its change and its
 * commit, or the other way round.
 */
@Timeout(60)
@OnEachIsolation
class OverlapTest {
    private static final String MIKA = "mika@example.org";
    private static final String THIRD_PASSWORD = "Mild-Copper-3-Violin";

    /** How long a unit stays open for another, which may have to wait for it. */
    private static final long MOMENT_MILLIS = 150;

    private final Keeping keeping;
    private final World world;
    private SessionTokens first;

    OverlapTest(Keeping keeping) {
        this.keeping = keeping;
        world = new World(keeping.fresh(), builder -> builder.acceptForeign(AdmitTest.FORMAT));
    }

    @BeforeEach
    void register() {
        first = world.register(MIKA).tokens();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** What ends every session and refresh token of an account, once it is committed. */
    enum Ending {
        RESET("accounts.changePassword") {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var proven = world.proven(MIKA);
                return () -> world.complete(proven, OTHER_PASSWORD).orElseThrow();
            }
        },
        PASSWORD_CHANGE("accounts.changePassword") {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var owner = world.authenticated(tokens);
                return () -> world.change(owner, PASSWORD, OTHER_PASSWORD).orElseThrow();
            }
        },
        SIGN_OUT_EVERYWHERE("accounts.raiseVersion") {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var owner = world.authenticated(tokens);
                return () -> done(world.symbolon.sessions().logoutEverywhere(owner));
            }
        },
        SIGN_OUT_BY_OPERATOR("accounts.raiseVersion") {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var id = world.authenticated(tokens).accountId();
                return () -> done(world.symbolon.accounts().signOutEverywhere(id));
            }
        },
        SUSPENSION("accounts.suspend") {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var id = world.authenticated(tokens).accountId();
                return () -> done(world.symbolon.accounts().suspend(id));
            }
        },
        DELETION("accounts.delete") {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var owner = world.authenticated(tokens);
                return () -> world.delete(owner, PASSWORD).orElseThrow();
            }
        },
        DELETION_BY_OPERATOR("accounts.delete") {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var id = world.authenticated(tokens).accountId();
                return () -> done(world.symbolon.accounts().deleteWithoutPassword(id));
            }
        };

        /** The verb that changes the version. */
        private final String change;

        Ending(String change) {
            this.change = change;
        }

        /** Where the sessions of an account are removed, a new one may have to wait. */
        boolean holdsLogins() {
            return change.equals("accounts.delete");
        }

        /**
         * An operator's step needs no session: where all is serializable it gives way, is repeated, and ends what its
         * rival left.
         */
        boolean mayComeSecond(Keeping keeping) {
            var byOperator = this == SIGN_OUT_BY_OPERATOR || this == SUSPENSION || this == DELETION_BY_OPERATOR;
            return byOperator && keeping == Keeping.POSTGRESQL_SERIALIZABLE;
        }

        /** As an owner's step answers where there was nothing left to end. */
        private static void done(boolean ended) {
            if (!ended) {
                throw new IllegalStateException("SignedOut, or gone");
            }
        }

        /** All of it but the last step. */
        abstract Runnable prepared(World world, SessionTokens tokens);
    }

    private static <T> FutureTask<T> begun(Callable<T> call) {
        var task = new FutureTask<>(call);
        new Thread(task).start();
        return task;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static <T> T answer(FutureTask<T> task) {
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for the answer, which may itself have to wait for whoever waits here. */
    private static void aMomentFor(FutureTask<?> task) {
        try {
            task.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException itWaits) {
            // its turn comes
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** A login that has found the password right, and does no more until it is let. */
    private final class HeldLogin {
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final FutureTask<Login> login;

        HeldLogin(String address) {
            var verified = new CountDownLatch(1);
            world.afterVerify = () -> {
                world.afterVerify = () -> {};
                verified.countDown();
                await(goOn);
            };
            login = begun(() -> world.login(address, PASSWORD));
            await(verified);
        }

        void letGo() {
            goOn.countDown();
        }

        SessionTokens tokens() {
            return answer(login).orElseThrow().tokens();
        }
    }

    private void assertDead(SessionTokens tokens) {
        assertThat(world.refresh(tokens)).isEqualTo(new Refresh.Refused());
        assertThat(world.symbolon.sessions().resume(tokens.refreshToken())).isEqualTo(new Authenticate.Refused());
        world.pass(Policy.DEFAULT.livenessBound());
        assertThat(world.isAlive(tokens)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void s9LoginThatComesBetweenTheChangeAndItsCommitLeavesNoLiveSession(Ending ending) {
        var end = ending.prepared(world, first);
        var login = new HeldLogin(MIKA);
        world.store.after(ending.change, () -> {
            login.letGo();
            if (keeping.overlaps() && !ending.holdsLogins()) {
                login.tokens();
            }
            aMomentFor(login.login);
        });

        end.run();

        assertDead(login.tokens());
        assertDead(first);
    }

    @ParameterizedTest
    @EnumSource
    void s9LoginThatComesAfterTheCommitLeavesNoLiveSession(Ending ending) {
        var end = ending.prepared(world, first);
        var login = new HeldLogin(MIKA);

        end.run();
        login.letGo();

        assertDead(login.tokens());
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "PASSWORD_CHANGE"})
    void s9LoginByTheOldPasswordBegunBetweenTheChangeAndItsCommitLeavesNoLiveSession(Ending ending) {
        var end = ending.prepared(world, first);
        var login = new FutureTask<>(() -> world.login(MIKA, PASSWORD));
        world.store.after(ending.change, () -> {
            new Thread(login).start();
            if (keeping.overlaps()) {
                answer(login);
            }
        });

        end.run();

        if (keeping.overlaps()) {
            assertDead(answer(login).orElseThrow().tokens());
        } else {
            assertThat(answer(login)).isEqualTo(new Login.Refused());
        }
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void s9UpgradeOfTheOldHashBetweenTheResetsChangeAndItsCommitNeverUndoesIt() {
        var imported = "noor@example.org";
        assertThat(world.symbolon.accounts().admit(World.address(imported), AdmitTest.HASH))
                .isInstanceOf(Admit.Admitted.class);
        var proven = world.proven(imported);
        var login = new HeldLogin(imported);
        var upgrading = new CountDownLatch(1);
        world.store.before("accounts.upgradeHash", upgrading::countDown);
        world.store.after("accounts.changePassword", () -> {
            login.letGo();
            if (keeping.overlaps()) {
                await(upgrading);
            }
            aMomentFor(login.login);
        });

        world.complete(proven, OTHER_PASSWORD).orElseThrow();

        assertDead(login.tokens());
        assertThat(upgrading.getCount()).as("it was tried").isZero();
        assertThat(world.login(imported, PASSWORD)).isEqualTo(new Login.Refused());
        world.login(imported, OTHER_PASSWORD).orElseThrow();
    }

    /** The session is of no login, which would have upgraded the hash already. */
    @Test
    void s9UpgradeOfTheOldHashBetweenThePasswordsChangeAndItsCommitNeverUndoesIt() {
        var imported = "noor@example.org";
        var noor = world.symbolon
                .accounts()
                .admit(World.address(imported), AdmitTest.HASH)
                .orElseThrow()
                .account();
        var session = new TokenIssuer(World.keys(), TokenKeys.hs256(), World.SITE, Policy.DEFAULT, new SecureRandom())
                .session(noor.id(), 1, World.CLIENT, world.clock.instant());
        world.store.<Boolean>transact(unit -> unit.sessions().insert(session));
        var owner = Authenticated.vouchedForByCaller(noor.id(), session.id(), session.endsAt());
        var login = new HeldLogin(imported);
        var upgrading = new CountDownLatch(1);
        world.store.before("accounts.upgradeHash", upgrading::countDown);
        world.store.after("accounts.changePassword", () -> {
            login.letGo();
            if (keeping.overlaps()) {
                await(upgrading);
            }
            aMomentFor(login.login);
        });

        world.change(owner, PASSWORD, OTHER_PASSWORD).orElseThrow();

        assertDead(login.tokens());
        assertThat(upgrading.getCount()).as("it was tried").isZero();
        assertThat(world.login(imported, PASSWORD)).isEqualTo(new Login.Refused());
        world.login(imported, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void s9ResetThatComesBetweenAPasswordsChangeAndItsCommitIsTooLate() {
        var proven = world.proven(MIKA);
        var owner = world.authenticated(first);
        var reset = new FutureTask<>(() -> world.complete(proven, THIRD_PASSWORD));
        world.store.after("accounts.changePassword", () -> {
            new Thread(reset).start();
            aMomentFor(reset);
        });

        world.change(owner, PASSWORD, OTHER_PASSWORD).orElseThrow();

        assertThat(answer(reset)).isEqualTo(new ResetComplete.Closed());
        assertThat(world.login(MIKA, THIRD_PASSWORD)).isEqualTo(new Login.Refused());
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void s9PasswordsChangeThatComesBetweenAResetAndItsCommitIsTooLate() {
        var proven = world.proven(MIKA);
        var owner = world.authenticated(first);
        var change = new FutureTask<>(() -> world.change(owner, PASSWORD, THIRD_PASSWORD));
        world.store.after("accounts.changePassword", () -> {
            new Thread(change).start();
            aMomentFor(change);
        });

        world.complete(proven, OTHER_PASSWORD).orElseThrow();

        assertThat(answer(change)).isEqualTo(new PasswordChange.SignedOut());
        assertThat(world.login(MIKA, THIRD_PASSWORD)).isEqualTo(new Login.Refused());
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
    }

    /** Even with the new password: the session is looked at before the account, and died between the two. */
    @Test
    void s9ResetBetweenTheLooksAtSessionAndAccountLeavesNothingToChange() {
        var proven = world.proven(MIKA);
        var owner = world.authenticated(first);
        var reset = new FutureTask<>(() -> world.complete(proven, OTHER_PASSWORD));
        world.store.after("sessions.findLive", () -> {
            new Thread(reset).start();
            if (keeping.overlaps()) {
                answer(reset);
            }
        });

        var change = world.change(owner, OTHER_PASSWORD, THIRD_PASSWORD);

        answer(reset).orElseThrow();
        assertThat(change).isNotInstanceOf(PasswordChange.Changed.class);
        assertThat(world.login(MIKA, THIRD_PASSWORD)).isEqualTo(new Login.Refused());
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
        assertDead(first);
    }

    @ParameterizedTest
    @EnumSource
    void passwordsChangeThatComesBetweenAnEndAndItsCommitIsTooLate(Ending ending) {
        var end = ending.prepared(world, first);
        var owner = world.authenticated(first);
        var change = new FutureTask<>(() -> world.change(owner, PASSWORD, THIRD_PASSWORD));
        world.store.after(ending.change, () -> {
            new Thread(change).start();
            aMomentFor(change);
        });

        boolean ended = comesThrough(end);

        var changed = answer(change);
        if (ending.mayComeSecond(keeping)) {
            var left = changed instanceof PasswordChange.Changed earlier ? earlier.tokens() : first;
            assertThat(world.refresh(left)).isEqualTo(new Refresh.Refused());
            return;
        }
        assertThat(changed instanceof PasswordChange.SignedOut).isEqualTo(ended);
        assertThat(world.login(MIKA, THIRD_PASSWORD) instanceof Login.Refused).isEqualTo(ended);
    }

    /** Where all is serializable, the one that began first may have to give way; elsewhere it never does. */
    private boolean comesThrough(Runnable end) {
        try {
            end.run();
            return true;
        } catch (IllegalStateException signedOut) {
            assertThat(keeping).isEqualTo(Keeping.POSTGRESQL_SERIALIZABLE);
            assertThat(signedOut).hasMessageContaining("SignedOut");
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletionThatComesBetweenAnEndAndItsCommitIsTooLate(Ending ending) {
        var end = ending.prepared(world, first);
        var owner = world.authenticated(first);
        var deletion = new FutureTask<>(() -> world.delete(owner, PASSWORD));
        world.store.after(ending.change, () -> {
            new Thread(deletion).start();
            aMomentFor(deletion);
        });

        boolean ended = comesThrough(end);

        var deleted = answer(deletion);
        if (ending.mayComeSecond(keeping)) {
            assertThat(deleted).isInstanceOfAny(Deletion.Deleted.class, Deletion.SignedOut.class);
            assertThat(world.refresh(first)).isEqualTo(new Refresh.Refused());
            return;
        }
        assertThat(deleted instanceof Deletion.SignedOut).isEqualTo(ended);
    }

    @Test
    void operatorsDeletionThatASignOutComesBetweenIsDoneAllTheSame() {
        var accounts = world.symbolon.accounts();
        var id = world.authenticated(first).accountId();
        var signOut = new FutureTask<>(() -> accounts.signOutEverywhere(id));
        world.store.after("flows.deleteTo", () -> {
            new Thread(signOut).start();
            if (keeping.overlaps()) {
                answer(signOut);
            }
        });

        assertThat(accounts.deleteWithoutPassword(id)).isTrue();

        assertThat(answer(signOut)).isEqualTo(keeping.overlaps());
        assertThat(accounts.find(id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void s10RotationBetweenTheChangeAndItsCommitLeavesNothingAlive(Ending ending) {
        var end = ending.prepared(world, first);
        var rotation = new FutureTask<>(() -> world.refresh(first));
        world.store.after(ending.change, () -> {
            new Thread(rotation).start();
            aMomentFor(rotation);
        });

        end.run();

        assertNothingCameOf(answer(rotation));
    }

    @ParameterizedTest
    @EnumSource
    void s10EndBetweenARotationAndItsCommitLeavesNothingAlive(Ending ending) {
        var end = ending.prepared(world, first);
        var ended = new FutureTask<>(end, true);
        world.store.after("sessions.rotate", () -> {
            new Thread(ended).start();
            aMomentFor(ended);
        });

        var rotated = world.refresh(first);

        assertThat(answer(ended)).isTrue();
        assertNothingCameOf(rotated);
    }

    private void assertNothingCameOf(Refresh rotation) {
        rotation.match(
                refreshed -> {
                    assertDead(refreshed.tokens());
                    return true;
                },
                refused -> false);
        assertDead(first);
    }

    /** What an owner does to other sessions than the own one, by the verb that does it. */
    enum OwnersStep {
        LOG_OUT_OTHERS("sessions.deleteOthers") {
            @Override
            void take(Sessions sessions, Authenticated owner) {
                assertThat(sessions.logoutOthers(owner)).isZero();
            }
        },
        LOG_OUT_EVERYWHERE("accounts.raiseVersion") {
            @Override
            void take(Sessions sessions, Authenticated owner) {
                sessions.logoutEverywhere(owner);
            }
        };

        private final String verb;

        OwnersStep(String verb) {
            this.verb = verb;
        }

        abstract void take(Sessions sessions, Authenticated owner);
    }

    @ParameterizedTest
    @EnumSource
    void s9StepOfAnOwnerWhoseSessionHasJustDiedEndsNoneMadeSince(OwnersStep step) {
        world.login(MIKA, PASSWORD).orElseThrow();
        var owner = world.authenticated(first);
        var reset = Ending.RESET.prepared(world, first);
        var since = new FutureTask<>(() -> {
            reset.run();
            return world.login(MIKA, OTHER_PASSWORD).orElseThrow().tokens();
        });
        Runnable meanwhile = () -> {
            new Thread(since).start();
            answer(since);
        };
        if (keeping.overlaps()) {
            world.store.before(step.verb, meanwhile);
        } else {
            meanwhile.run();
        }

        step.take(world.symbolon.sessions(), owner);

        assertThat(world.refresh(answer(since))).isInstanceOf(Refresh.Refreshed.class);
    }
}
