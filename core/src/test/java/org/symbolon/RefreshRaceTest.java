package org.symbolon;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.key.KeyRing;
import org.symbolon.policy.Policy;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Refresh;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.SessionTokens;

/** Refresh tokens that are replaced on and on, while something else happens to their session or to the keys. */
@Timeout(60)
@OnEachIsolation
class RefreshRaceTest {
    private static final String MIKA = "mika@example.org";
    private static final int SESSIONS = 4;
    private static final int ROTATIONS = 3;
    private static final byte[] NEXT_SECRET = "another secret of 32 bytes, fine".getBytes(StandardCharsets.US_ASCII);

    private final Store store;
    private final World world;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SessionTokens first;

    RefreshRaceTest(Keeping keeping) {
        store = keeping.fresh();
        world = World.over(store);
    }

    @BeforeEach
    void register() {
        first = world.register(MIKA).tokens();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        world.close();
    }

    /** What ends sessions from outside, on a thread of its own. */
    enum Ending {
        LOGOUT {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var owner = world.authenticated(tokens);
                return () -> world.symbolon.sessions().logout(owner);
            }
        },
        LOGOUT_EVERYWHERE {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var owner = world.authenticated(tokens);
                return () -> world.symbolon.sessions().logoutEverywhere(owner);
            }
        },
        RESET {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                var proven = world.proven(MIKA);
                return () -> world.complete(proven, OTHER_PASSWORD).orElseThrow();
            }
        },
        REUSE {
            @Override
            Runnable prepared(World world, SessionTokens tokens) {
                return () ->
                        assertThat(untilAnswered(() -> world.refresh(tokens))).isEqualTo(new Refresh.Refused());
            }
        };

        /** All of it but the last step. */
        abstract Runnable prepared(World world, SessionTokens tokens);

        /** Whether it ends other sessions of the account too. */
        boolean endsAll() {
            return this == LOGOUT_EVERYWHERE || this == RESET;
        }
    }

    /** Where all is serializable, whoever meets one rotation after another may have to ask again. */
    private static Refresh untilAnswered(Supplier<Refresh> step) {
        for (int time = 0; time < 50; time++) {
            try {
                return step.get();
            } catch (StoreUnavailableException contended) {
                assertThat(contended).hasMessageContaining("conflicts");
            }
        }
        return step.get();
    }

    /** Replaces its tokens until it is refused, and keeps the last ones. */
    private final class Rotating implements Callable<SessionTokens> {
        final CountDownLatch underWay = new CountDownLatch(ROTATIONS);
        private SessionTokens current;

        Rotating(SessionTokens first) {
            this.current = first;
        }

        @Override
        public SessionTokens call() {
            while (untilAnswered(() -> world.refresh(current)) instanceof Refresh.Refreshed refreshed) {
                current = refreshed.tokens();
                underWay.countDown();
            }
            return current;
        }
    }

    private void assertDead(SessionTokens tokens) {
        assertThat(world.symbolon.sessions().resume(tokens.refreshToken())).isEqualTo(new Authenticate.Refused());
        assertThat(world.refresh(tokens)).isEqualTo(new Refresh.Refused());
        world.pass(Policy.DEFAULT.livenessBound());
        assertThat(world.isAlive(tokens)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void s10SessionThatIsRefreshedOnAndOnIsDeadOnceItsEndIsAnswered(Ending ending) throws Exception {
        var all = new ArrayList<SessionTokens>(List.of(first));
        while (all.size() < SESSIONS && ending.endsAll()) {
            all.add(world.login(MIKA, World.PASSWORD).orElseThrow().tokens());
        }
        var end = ending.prepared(world, first);
        var rotating = all.stream().map(Rotating::new).toList();
        var last = new ArrayList<Future<SessionTokens>>();
        rotating.forEach(session -> last.add(threads.submit(session)));
        for (var session : rotating) {
            assertThat(session.underWay.await(30, TimeUnit.SECONDS)).isTrue();
        }

        end.run();

        for (var session : last) {
            assertDead(session.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void s10ReuseAmongRotationsIsToldOnce() throws Exception {
        var rotating = new Rotating(first);
        var last = threads.submit(rotating);
        assertThat(rotating.underWay.await(30, TimeUnit.SECONDS)).isTrue();

        var answers = together(20, caller -> () -> world.refresh(first));

        assertThat(answers).containsOnly(new Refresh.Refused());
        assertDead(last.get(30, TimeUnit.SECONDS));
        assertThat(world.told(SymbolonEvent.RefreshTokenReused.class)).hasSize(1);
    }

    private interface Call<T> {
        Callable<T> of(int caller);
    }

    private <T> List<T> together(int callers, Call<T> call) throws Exception {
        var barrier = new CyclicBarrier(callers);
        var calls = new ArrayList<Callable<T>>();
        for (int caller = 0; caller < callers; caller++) {
            var own = call.of(caller);
            calls.add(() -> {
                barrier.await();
                return own.call();
            });
        }
        var answers = new ArrayList<T>();
        for (var answer : threads.invokeAll(calls)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static KeyRing announced() {
        return World.keys().withNext("k2", NEXT_SECRET);
    }

    private static KeyRing rotated() {
        return KeyRing.of("k2", NEXT_SECRET).withOlder("k1", World.keySecret());
    }

    @Test
    void s10TokenUnderAnOlderKeyIsExchangedForOneUnderTheNewestAndNobodyIsSignedOut() {
        try (var after = new World(store, builder -> builder.keys(rotated()));
                var later = new World(store, builder -> builder.keys(KeyRing.of("k2", NEXT_SECRET)))) {
            var second = after.refresh(first).orElseThrow().tokens();
            later.store.verbs();

            assertThat(later.refresh(first)).as("under a key that is gone").isEqualTo(new Refresh.Refused());
            assertThat(later.store.verbs()).isEmpty();
            var third = later.refresh(second).orElseThrow().tokens();

            assertThat(after.isAlive(third)).isTrue();
            assertThat(after.refresh(third)).isInstanceOf(Refresh.Refreshed.class);
            assertThat(after.told(SymbolonEvent.RefreshTokenReused.class)).isEmpty();
        }
    }

    @Test
    void s10TwentyParallelRefreshesOnNodesOfDifferentNewestKeysGiveOneChildAndSignNobodyOut() throws Exception {
        try (var before = new World(store, builder -> builder.keys(announced()));
                var after = new World(store, builder -> builder.keys(rotated()))) {
            var answers = together(20, caller -> () -> (caller % 2 == 0 ? before : after).refresh(first));

            var children = answers.stream()
                    .map(answer -> answer.orElseThrow().tokens().refreshToken().reveal())
                    .collect(toSet());
            assertThat(children).hasSize(1);
            var child = RefreshToken.of(children.iterator().next());
            assertThat(before.symbolon.sessions().resume(child)).isInstanceOf(Authenticate.Valid.class);
            assertThat(after.symbolon.sessions().refresh(child, CLIENT)).isInstanceOf(Refresh.Refreshed.class);
        }
    }

    @Test
    void s10TokenWithAnyOneCharacterChangedEndsNothingAndNeverReachesTheStore() {
        var text = first.refreshToken().reveal();
        var second = world.refresh(first).orElseThrow().tokens();
        world.store.verbs();

        for (int place = 0; place < text.length(); place++) {
            for (var other : new String[] {"A", "B", "_", "+", "=", " ", "\u00e9"}) {
                var forged = RefreshToken.of(text.substring(0, place) + other + text.substring(place + 1));
                if (!forged.reveal().equals(text)) {
                    assertThat(world.symbolon.sessions().refresh(forged, CLIENT))
                            .isEqualTo(new Refresh.Refused());
                    assertThat(world.symbolon.sessions().resume(forged)).isEqualTo(new Authenticate.Refused());
                }
            }
        }

        assertThat(world.store.verbs()).isEmpty();
        assertThat(world.refresh(second)).isInstanceOf(Refresh.Refreshed.class);
        assertThat(world.told(SymbolonEvent.RefreshTokenReused.class)).isEmpty();
    }
}
