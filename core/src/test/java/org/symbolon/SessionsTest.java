package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Client;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.key.KeyRing;
import org.symbolon.policy.Policy;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.token.AccessToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.SessionTokens;

@OnEachStore
class SessionsTest {
    private static final String MIKA = "mika@example.org";

    private final Keeping keeping;
    private final World world;

    SessionsTest(Keeping keeping) {
        this.keeping = keeping;
        world = World.over(keeping.fresh());
    }

    private SessionTokens first;

    @BeforeEach
    void register() {
        first = world.register(MIKA).tokens();
        world.events().clear();
        world.store.verbs();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void rightPasswordSignsInWhateverTheCaseOfTheAddress() {
        var in = world.login("Mika@EXAMPLE.org", PASSWORD).orElseThrow();

        assertThat(in.account().address().text()).isEqualTo(MIKA);
        assertThat(in.deviceToken().reveal()).isNotEmpty();
        assertThat(world.isAlive(in.tokens())).isTrue();
        assertThat(world.isAlive(first)).isTrue();
    }

    @Test
    void wrongPasswordAndUnknownAddressAreRefusedAlike() {
        assertThat(world.login(MIKA, OTHER_PASSWORD)).isEqualTo(new Login.Refused());
        assertThat(world.login("noor@example.org", PASSWORD)).isEqualTo(new Login.Refused());
        assertThat(world.login(MIKA, "")).isEqualTo(new Login.Refused());
        assertThat(world.login(MIKA, PASSWORD + " ")).isEqualTo(new Login.Refused());
        assertThat(world.told(SymbolonEvent.LoginRefused.class)).hasSize(4);
    }

    @Test
    void accessTokenWorksForFiveMinutesAndNotAMillisecondLonger() {
        world.pass(
                Duration.between(world.clock.instant(), first.accessExpiresAt()).minusMillis(1));
        assertThat(world.isAlive(first)).isTrue();
        world.pass(Duration.ofMillis(1));

        assertThat(world.isAlive(first)).isFalse();
        assertThat(first.accessExpiresAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void s10RefreshBringsNewTokensForTheSameSession() {
        world.pass(Duration.ofHours(1));

        var second = world.refresh(first).orElseThrow().tokens();

        assertThat(second.refreshToken().reveal())
                .isNotEqualTo(first.refreshToken().reveal());
        assertThat(world.authenticated(second).sessionId())
                .isEqualTo(world.symbolon
                        .sessions()
                        .resume(second.refreshToken())
                        .orElseThrow()
                        .sessionId());
    }

    @Test
    void s10ReplacedRefreshTokenAnswersWithTheSameChildForTenSeconds() {
        var second = world.refresh(first).orElseThrow().tokens();
        world.pass(Duration.ofSeconds(10).minusMillis(1));

        var again = world.refresh(first).orElseThrow().tokens();

        assertThat(again.refreshToken().reveal())
                .isEqualTo(second.refreshToken().reveal());
        assertThat(world.refresh(second)).isInstanceOf(Refresh.Refreshed.class);
    }

    @Test
    void s10ReplacedRefreshTokenUsedLaterEndsTheSession() {
        var second = world.refresh(first).orElseThrow().tokens();
        world.pass(Duration.ofSeconds(10));
        assertThat(world.isAlive(second)).isTrue();

        assertThat(world.refresh(first)).isEqualTo(new Refresh.Refused());

        assertThat(world.isAlive(second)).as("at once").isFalse();
        assertThat(world.refresh(second)).isEqualTo(new Refresh.Refused());
        assertThat(world.told(SymbolonEvent.RefreshTokenReused.class)).hasSize(1);
    }

    @Test
    void s10GrandparentRefreshTokenEndsTheSessionAtOnce() {
        var second = world.refresh(first).orElseThrow().tokens();
        var third = world.refresh(second).orElseThrow().tokens();

        assertThat(world.refresh(first)).isEqualTo(new Refresh.Refused());
        assertThat(world.refresh(third)).isEqualTo(new Refresh.Refused());
    }

    @Test
    void refreshIsOneStatementAndReplayOrReuseTwo() {
        world.refresh(first).orElseThrow();
        assertThat(world.store.verbs()).containsExactly("begin", "sessions.rotate");

        world.refresh(first).orElseThrow();
        assertThat(world.store.verbs()).containsExactly("begin", "sessions.rotate", "sessions.replay");

        world.pass(Duration.ofSeconds(10));
        assertThat(world.refresh(first)).isEqualTo(new Refresh.Refused());
        assertThat(world.store.verbs()).containsExactly("begin", "sessions.rotate", "sessions.replay");
    }

    @Test
    void reusedRefreshTokenIsToldOfOnceAndNamesTheSession() {
        var session = world.authenticated(first);
        world.refresh(world.refresh(first).orElseThrow().tokens()).orElseThrow();

        for (int again = 0; again < 3; again++) {
            assertThat(world.refresh(first)).isEqualTo(new Refresh.Refused());
        }

        assertThat(world.told(SymbolonEvent.RefreshTokenReused.class))
                .containsExactly(new SymbolonEvent.RefreshTokenReused(
                        world.clock.instant(), CLIENT, session.accountId(), session.sessionId()));
    }

    @Test
    void replayedRefreshTokenIsToldOfToNobody() {
        world.refresh(first).orElseThrow();
        world.refresh(first).orElseThrow();

        assertThat(world.told(SymbolonEvent.RefreshTokenReused.class)).isEmpty();
    }

    @Test
    void s10ForgedRefreshTokenThatNamesTheSessionEndsNothingAndNeverReachesTheStore() {
        var text = first.refreshToken().reveal();
        var forged = (text.charAt(40) == 'A' ? "B" : "A") + text.substring(41);
        world.store.verbs();

        var answer = world.symbolon.sessions().refresh(RefreshToken.of(text.substring(0, 40) + forged), CLIENT);

        assertThat(answer).isEqualTo(new Refresh.Refused());
        assertThat(world.store.verbs()).isEmpty();
        assertThat(world.refresh(first)).isInstanceOf(Refresh.Refreshed.class);
    }

    @Test
    void tokensOutliveARotationOfKeysInBothDirections() {
        world.close();
        var store = keeping.fresh();
        var secret = "another secret of 32 bytes, fine".getBytes(StandardCharsets.US_ASCII);
        var old = World.keys();
        var announced = World.keys().withNext("k2", secret);
        var rotated = KeyRing.of("k2", secret)
                .withOlder("k1", "an example secret of 32 bytes ok".getBytes(StandardCharsets.US_ASCII));
        try (var before = new World(store, builder -> builder.keys(old));
                var between = new World(store, builder -> builder.keys(announced));
                var after = new World(store, builder -> builder.keys(rotated))) {
            var tokens = before.register(MIKA).tokens();
            assertThat(after.isAlive(tokens)).isTrue();
            var next = after.refresh(tokens).orElseThrow().tokens();
            assertThat(between.isAlive(next)).isTrue();
            assertThat(between.refresh(tokens)
                            .orElseThrow()
                            .tokens()
                            .refreshToken()
                            .reveal())
                    .as("the same child, by the key it was made under")
                    .isEqualTo(next.refreshToken().reveal());
            assertThat(between.refresh(next)).isInstanceOf(Refresh.Refreshed.class);
            assertThat(after.login(MIKA, PASSWORD)).isInstanceOf(Login.LoggedIn.class);
            assertThat(before.refresh(next)).isEqualTo(new Refresh.Refused());
        }
    }

    @Test
    void sessionEndsAfterSevenIdleDays() {
        world.pass(Duration.ofDays(7).minusMillis(1));
        var second = world.refresh(first).orElseThrow().tokens();
        world.pass(Duration.ofDays(7));

        assertThat(world.refresh(second)).isEqualTo(new Refresh.Refused());
    }

    @Test
    void sessionEndsAfterThirtyDaysHoweverMuchItIsUsed() {
        var current = first;
        for (int day = 0; day < 29; day++) {
            world.pass(Duration.ofDays(1));
            current = world.refresh(current).orElseThrow().tokens();
        }
        world.pass(Duration.ofDays(1));

        assertThat(world.refresh(current)).isEqualTo(new Refresh.Refused());
        assertThat(world.symbolon.sessions().resume(current.refreshToken())).isEqualTo(new Authenticate.Refused());
    }

    @Test
    void resumeSignsInByTheCurrentRefreshTokenAloneAndReplacesNothing() {
        var resumed = world.symbolon.sessions().resume(first.refreshToken()).orElseThrow();
        assertThat(resumed).isEqualTo(world.authenticated(first));
        var second = world.refresh(first).orElseThrow().tokens();
        world.pass(Duration.ofSeconds(10));

        assertThat(world.symbolon.sessions().resume(first.refreshToken())).isEqualTo(new Authenticate.Refused());
        assertThat(world.symbolon.sessions().resume(second.refreshToken())).isInstanceOf(Authenticate.Valid.class);
    }

    @Test
    void resumeCountsAsUseAndIsNotedOnceAMinuteAtMost() {
        for (int day = 0; day < 29; day++) {
            world.pass(Duration.ofDays(1));
            var owner = world.symbolon.sessions().resume(first.refreshToken()).orElseThrow();
            assertThat(owner.expiresAt()).isAfter(world.clock.instant().plus(Duration.ofDays(day < 22 ? 6 : 0)));
        }
        world.store.verbs();
        world.pass(Duration.ofMinutes(1));
        world.symbolon.sessions().resume(first.refreshToken()).orElseThrow();
        assertThat(world.store.verbs()).containsExactly("begin", "sessions.findLive");
        world.pass(Duration.ofMillis(1));
        world.symbolon.sessions().resume(first.refreshToken()).orElseThrow();
        assertThat(world.store.verbs()).containsExactly("begin", "sessions.findLive", "sessions.extend");
        world.pass(Duration.ofDays(1));
        assertThat(world.symbolon.sessions().resume(first.refreshToken())).isEqualTo(new Authenticate.Refused());
    }

    @Test
    void logoutEndsThisSessionAtOnceAndNoOther() {
        var other = world.login(MIKA, PASSWORD).orElseThrow().tokens();

        world.symbolon.sessions().logout(world.authenticated(first));

        assertThat(world.isAlive(first)).isFalse();
        assertThat(world.refresh(first)).isEqualTo(new Refresh.Refused());
        assertThat(world.isAlive(other)).isTrue();
        assertThat(world.told(SymbolonEvent.LoggedOut.class)).hasSize(1);
    }

    @Test
    void logoutTwiceHarmsNothingAndIsToldOnce() {
        var owner = world.authenticated(first);
        world.symbolon.sessions().logout(owner);
        world.symbolon.sessions().logout(owner);

        assertThat(world.told(SymbolonEvent.LoggedOut.class)).hasSize(1);
    }

    @Test
    void s9LogoutEverywhereEndsEverySessionWithinTheLivenessBound() {
        var other = world.login(MIKA, PASSWORD).orElseThrow().tokens();
        assertThat(world.isAlive(other)).isTrue();

        world.symbolon.sessions().logoutEverywhere(world.authenticated(first));

        assertThat(world.isAlive(first)).isFalse();
        assertThat(world.refresh(other)).isEqualTo(new Refresh.Refused());
        world.pass(Policy.DEFAULT.livenessBound());
        assertThat(world.isAlive(other)).isFalse();
        world.login(MIKA, PASSWORD).orElseThrow();
    }

    @Test
    void livenessIsReadOncePerBound() {
        world.isAlive(first);
        world.store.verbs();
        world.pass(Policy.DEFAULT.livenessBound().minusMillis(1));

        assertThat(world.isAlive(first)).isTrue();
        assertThat(world.store.verbs()).isEmpty();
        world.pass(Duration.ofMillis(1));
        assertThat(world.isAlive(first)).isTrue();
        assertThat(world.store.verbs()).containsExactly("begin", "sessions.findLive");
    }

    @Test
    void livenessIsReadEveryTimeWhereTheBoundIsZero() {
        world.close();
        var policy = Policy.DEFAULT.withLivenessBound(Duration.ZERO);
        try (var eager = new World(keeping.fresh(), builder -> builder.policy(policy))) {
            var tokens = eager.register(MIKA).tokens();
            eager.isAlive(tokens);
            eager.store.verbs();

            assertThat(eager.isAlive(tokens)).isTrue();
            assertThat(eager.store.verbs()).containsExactly("begin", "sessions.findLive");
        }
    }

    @Test
    void strangeTokensAreRefusedAlike() {
        for (var text : new String[] {null, "", " ", "a.b.c", "x".repeat(1_000_000), "\uD800", "null", "Bearer x"}) {
            assertThat(world.symbolon.sessions().authenticate(AccessToken.of(text)))
                    .isEqualTo(new Authenticate.Refused());
            assertThat(world.symbolon.sessions().refresh(RefreshToken.of(text), Client.unknown()))
                    .isEqualTo(new Refresh.Refused());
            assertThat(world.symbolon.sessions().resume(RefreshToken.of(text))).isEqualTo(new Authenticate.Refused());
        }
    }

    @Test
    void s9ResetEndsEverySessionAndRefreshTokenWithinTheLivenessBound() {
        var other = world.login(MIKA, PASSWORD).orElseThrow().tokens();
        assertThat(world.isAlive(first)).isTrue();
        assertThat(world.isAlive(other)).isTrue();

        world.complete(world.proven(MIKA), OTHER_PASSWORD).orElseThrow();

        assertThat(world.refresh(first)).isEqualTo(new Refresh.Refused());
        assertThat(world.refresh(other)).isEqualTo(new Refresh.Refused());
        assertThat(world.symbolon.sessions().resume(other.refreshToken())).isEqualTo(new Authenticate.Refused());
        world.pass(Policy.DEFAULT.livenessBound());
        assertThat(world.isAlive(first)).isFalse();
        assertThat(world.isAlive(other)).isFalse();
    }

    @Test
    void s9LoginThatVerifiedTheOldPasswordBeforeTheResetGetsNoLiveSession() {
        var proven = world.proven(MIKA);
        world.afterVerify = () -> {
            world.afterVerify = () -> {};
            world.complete(proven, OTHER_PASSWORD).orElseThrow();
        };

        var late = world.login(MIKA, PASSWORD);

        var tokens = late.orElseThrow().tokens();
        assertThat(world.isAlive(tokens)).isFalse();
        assertThat(world.refresh(tokens)).isEqualTo(new Refresh.Refused());
    }
}
