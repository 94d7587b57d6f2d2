package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

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
import org.symbolon.manage.Admit;
import org.symbolon.policy.Policy;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.token.SessionTokens;

/**
 * Logins and rotations that latches hold against what ends every session: while that is between its change and its
 * commit, or the other way round.
 */
@Timeout(60)
@OnEachIsolation
class OverlapTest {
    private static final String MIKA = "mika@example.org";

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
        SIGN_OUT_EVERYWHERE("accounts.raiseVersion") {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var owner = world.authenticated(tokens);
                return () -> world.symbolon.sessions().logoutEverywhere(owner);
            }
        };

        /** The verb that changes the version. */
        private final String change;

        Ending(String change) {
            this.change = change;
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
            if (keeping.overlaps()) {
                login.tokens();
            }
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

    @Test
    void s9LoginByTheOldPasswordBegunBetweenTheResetsChangeAndItsCommitLeavesNoLiveSession() {
        var end = Ending.RESET.prepared(world, first);
        var login = new FutureTask<>(() -> world.login(MIKA, PASSWORD));
        world.store.after(Ending.RESET.change, () -> {
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
}
