package org.symbolon;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;
import static org.symbolon.World.wrong;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.manage.PasswordChange;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.registration.RegistrationVerify.AlreadyVerified;
import org.symbolon.registration.RegistrationVerify.Closed;
import org.symbolon.registration.RegistrationVerify.CodeRefused;
import org.symbolon.registration.RegistrationVerify.Verified;
import org.symbolon.reset.ResetVerify;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Refresh;
import org.symbolon.store.Store;

/** Many callers at once. */
@Timeout(60)
@OnEachIsolation
class RaceTest {
    private static final String MIKA = "mika@example.org";

    private final World world;

    private final Store store;

    RaceTest(Keeping keeping) {
        store = keeping.fresh();
        world = World.over(store);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static <T> List<T> together(int callers, IntFunction<T> call) throws Exception {
        var barrier = new CyclicBarrier(callers);
        var pool = Executors.newFixedThreadPool(callers);
        try {
            var calls = new ArrayList<Callable<T>>();
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                calls.add(() -> {
                    barrier.await();
                    return call.apply(number);
                });
            }
            var answers = new ArrayList<T>();
            for (Future<T> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> long count(List<T> answers, Class<? extends T> kind) {
        return answers.stream().filter(kind::isInstance).count();
    }

    @Test
    void s3RightCodeOf64CallersMakesOneAccountAndOneSession() throws Exception {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);

        var answers = together(64, caller -> world.verify(handle, code));

        assertThat(count(answers, Verified.class)).isEqualTo(1);
        assertThat(count(answers, AlreadyVerified.class) + count(answers, Closed.class))
                .isEqualTo(63);
        assertThat(world.symbolon.accounts().accountsUnder("k1")).isEqualTo(1);
        assertThat(world.told(SymbolonEvent.AccountCreated.class)).hasSize(1);
        assertThat(world.told(SymbolonEvent.LoggedIn.class)).hasSize(1);
    }

    @Test
    void s3RightResetCodeOf64CallersProvesOnce() throws Exception {
        world.register(MIKA);
        var handle = world.resetting(MIKA);
        var code = world.mailer.codeFor(MIKA);

        var answers = together(64, caller -> world.symbolon.passwordReset().verify(handle, code, CLIENT));

        assertThat(count(answers, ResetVerify.Proven.class)).isEqualTo(1);
        assertThat(count(answers, ResetVerify.Closed.class)).isEqualTo(63);
    }

    @Test
    void s3TwoRegistrationsOfOneAddressMakeOneAccount() throws Exception {
        var one = world.started(MIKA, PASSWORD);
        var oneCode = world.mailer.codeFor(MIKA);
        world.mailer.clear();
        var other = world.started(MIKA, OTHER_PASSWORD);
        var otherCode = world.mailer.codeFor(MIKA);

        var answers = together(2, caller -> caller == 0 ? world.verify(one, oneCode) : world.verify(other, otherCode));

        assertThat(count(answers, Verified.class)).isEqualTo(1);
        assertThat(count(answers, Closed.class)).isEqualTo(1);
        assertThat(world.symbolon.accounts().accountsUnder("k1")).isEqualTo(1);
    }

    @Test
    void s5FiveHundredParallelGuessesMakeFiveComparisons() throws Exception {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);

        var answers = together(500, caller -> world.verify(handle, wrong(code)));

        assertThat(count(answers, CodeRefused.class)).isEqualTo(5);
        assertThat(answers.stream()
                        .filter(CodeRefused.class::isInstance)
                        .map(answer -> ((CodeRefused) answer).attemptsLeft()))
                .containsExactlyInAnyOrder(4, 3, 2, 1, 0);
        assertThat(count(answers, Closed.class)).isEqualTo(495);
        assertThat(world.told(SymbolonEvent.CodeRefused.class)).hasSize(5);
    }

    @Test
    void s5RightGuessAmongFourWrongOnesWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            var address = "round" + round + "@example.org";
            var handle = world.started(address, PASSWORD);
            var code = world.mailer.codeFor(address);

            List<RegistrationVerify> answers =
                    together(5, caller -> world.verify(handle, caller == 2 ? code : wrong(code)));

            assertThat(answers.get(2)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void s5FiveHundredParallelGuessesOfTheCurrentPasswordMakeFiveHashes() throws Exception {
        var owner = world.authenticated(world.register(MIKA).tokens());
        int before = world.hashes.get();

        List<Object> answers = together(
                500,
                caller -> caller % 2 == 0
                        ? world.change(owner, "wrong" + caller, OTHER_PASSWORD)
                        : world.delete(owner, "wrong" + caller));

        assertThat(world.hashes.get() - before).isEqualTo(5);
        assertThat(answers.stream().map(answer -> answer.getClass().getSimpleName()))
                .as("whoever came too late or found no place")
                .isSubsetOf("CurrentPasswordRefused", "SignedOut", "Busy")
                .filteredOn("CurrentPasswordRefused"::equals)
                .hasSize(4);
        assertThat(world.told(SymbolonEvent.CurrentPasswordRefused.class)).hasSize(5);
        assertThat(world.told(SymbolonEvent.SessionEndedForGuessing.class)).hasSize(1);
        assertThat(world.change(owner, PASSWORD, OTHER_PASSWORD)).isEqualTo(new PasswordChange.SignedOut());
    }

    @Test
    void s5RightCurrentPasswordAmongFourWrongOnesWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            var address = "round" + round + "@example.org";
            var owner = world.authenticated(world.register(address).tokens());

            var answers = together(
                    5, caller -> world.change(owner, caller == 2 ? PASSWORD : "wrong" + caller, OTHER_PASSWORD));

            var changed = answers.get(2).orElseThrow();
            assertThat(world.isAlive(changed.tokens())).isTrue();
            world.login(address, OTHER_PASSWORD).orElseThrow();
        }
    }

    @Test
    void s9OfFourParallelChangesOneWins() throws Exception {
        var owner = world.authenticated(world.register(MIKA).tokens());

        var answers = together(4, caller -> world.change(owner, PASSWORD, OTHER_PASSWORD + caller));

        assertThat(count(answers, PasswordChange.Changed.class)).isEqualTo(1);
        assertThat(count(answers, PasswordChange.SignedOut.class)).isEqualTo(3);
        int winner = answers.indexOf(answers.stream()
                .filter(PasswordChange.Changed.class::isInstance)
                .findFirst()
                .orElseThrow());
        world.login(MIKA, OTHER_PASSWORD + winner).orElseThrow();
        assertThat(world.isAlive(answers.get(winner).orElseThrow().tokens())).isTrue();
        assertThat(world.told(SymbolonEvent.PasswordChanged.class)).hasSize(1);
    }

    @Test
    void s22OfParallelDeletionsOneWinsAndOneWithdrawalIsRecorded() throws Exception {
        var owner = world.authenticated(world.register(MIKA).tokens());
        world.symbolon.accounts().subscribe(owner, "v1", CLIENT).orElseThrow();
        world.startReset(MIKA).orElseThrow();

        List<Boolean> answers = together(
                8,
                caller -> caller < 4
                        ? world.delete(owner, PASSWORD)
                                .match(deleted -> true, wrong -> false, out -> false, busy -> false)
                        : world.symbolon.accounts().deleteWithoutPassword(owner.accountId()));

        assertThat(answers.stream().filter(won -> won)).hasSize(1);
        assertThat(world.told(SymbolonEvent.AccountDeleted.class)).hasSize(1);
        assertThat(world.store.<Integer>transact(
                        unit -> unit.consents().history(owner.accountId()).size()))
                .isEqualTo(2);
    }

    @Test
    void s10TwentyParallelRefreshesOfOneClientDoNotSignItOut() throws Exception {
        var tokens = world.register(MIKA).tokens();

        var answers = together(20, caller -> world.refresh(tokens));

        assertThat(answers).allMatch(Refresh.Refreshed.class::isInstance);
        var children = answers.stream()
                .map(answer -> answer.orElseThrow().tokens())
                .collect(toMap(child -> child.refreshToken().reveal(), child -> child, (one, same) -> one));
        assertThat(children).hasSize(1);
        var child = children.values().iterator().next();
        assertThat(world.isAlive(child)).isTrue();
        assertThat(world.refresh(child)).isInstanceOf(Refresh.Refreshed.class);
        assertThat(world.told(SymbolonEvent.RefreshTokenReused.class)).isEmpty();
    }

    @Test
    void useOf64CallersOnTwoNodesWhoseClocksDifferIsWrittenOnce() throws Exception {
        var tokens = world.register(MIKA).tokens();
        try (var node = new World(store, builder -> builder)) {
            for (int minute = 1; minute <= 3; minute++) {
                world.pass(Duration.ofSeconds(61));
                node.pass(Duration.ofSeconds(61).plusMillis(7));

                var answers = together(64, caller -> {
                    var sessions = (caller % 2 == 0 ? world : node).symbolon.sessions();
                    return caller % 4 < 2
                            ? sessions.authenticate(tokens.accessToken())
                            : sessions.resume(tokens.refreshToken());
                });

                assertThat(count(answers, Authenticate.Valid.class)).isEqualTo(64);
                assertThat(world.store.answered("sessions.extend", true) + node.store.answered("sessions.extend", true))
                        .isEqualTo(minute);
            }
        }
    }
}
