package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.PASSWORD;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.policy.Policy;
import org.symbolon.session.Authenticate;
import org.symbolon.session.ListedSession;
import org.symbolon.token.SessionTokens;

/** When a session was last used, and what it costs to know. */
@OnEachStore
class SessionUseTest {
    private static final String MIKA = "mika@example.org";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Keeping keeping;
    private final World world;
    private final SessionTokens tokens;

    SessionUseTest(Keeping keeping) {
        this.keeping = keeping;
        world = World.over(keeping.fresh());
        tokens = world.register(MIKA).tokens();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Instant lastSeen() {
        var listed = world.symbolon.sessions().list(world.authenticated(tokens));
        return listed.stream()
                .filter(ListedSession::current)
                .findFirst()
                .orElseThrow()
                .lastSeenAt();
    }

    private static long writes(World world) {
        return world.store.answered("sessions.extend", true);
    }

    @Test
    void accessTokenIsNotedOnceMoreThanAMinuteHasPassed() {
        var began = world.clock.instant();
        world.pass(MINUTE);
        assertThat(lastSeen()).isEqualTo(began);
        assertThat(world.store.calls("sessions.extend")).isEmpty();

        world.pass(Policy.DEFAULT.livenessBound());
        assertThat(lastSeen()).isEqualTo(world.clock.instant());
        assertThat(writes(world)).isEqualTo(1);
    }

    @Test
    void accessTokenThatWasSeenAliveAMomentAgoIsNotNoted() {
        world.pass(MINUTE);
        world.authenticated(tokens);
        world.store.verbs();

        world.pass(Policy.DEFAULT.livenessBound().minusMillis(1));
        world.authenticated(tokens);

        assertThat(world.store.verbs()).as("though a use is due").isEmpty();
    }

    @Test
    void refreshAndResumeAreNotedToo() {
        world.pass(Duration.ofHours(1));
        var next = world.refresh(tokens).orElseThrow().tokens();
        var owner = world.authenticated(next);
        assertThat(world.symbolon.sessions().list(owner))
                .extracting(ListedSession::lastSeenAt)
                .containsExactly(world.clock.instant());

        world.pass(Duration.ofHours(1));
        world.symbolon.sessions().resume(next.refreshToken()).orElseThrow();
        assertThat(world.symbolon.sessions().list(owner))
                .extracting(ListedSession::lastSeenAt)
                .containsExactly(world.clock.instant());
    }

    @Test
    void sessionThatIsReadAtEveryRequestIsWrittenOnceAMinute() {
        world.close(); // else it would send some of the mail of the next
        var policy = Policy.DEFAULT.withLivenessBound(Duration.ZERO);
        try (var eager = new World(keeping.fresh(), builder -> builder.policy(policy))) {
            var used = eager.register(MIKA).tokens();
            for (int second = 0; second < 240; second++) {
                eager.pass(Duration.ofSeconds(1));
                assertThat(eager.isAlive(used)).isTrue();
            }
            assertThat(eager.store.calls("sessions.findLive")).hasSize(240);
            assertThat(eager.store.calls("sessions.extend")).hasSize(3);
            assertThat(writes(eager)).isEqualTo(3);
        }
    }

    @Test
    void accessTokenThatIsUsedPutsOffTheIdleEnd() {
        world.pass(Duration.ofMinutes(4));
        world.authenticated(tokens);
        world.pass(Policy.SESSION_IDLE.minusMillis(1));
        assertThat(world.symbolon.sessions().resume(tokens.refreshToken())).isInstanceOf(Authenticate.Valid.class);
    }

    @Test
    void useOfADeadSessionIsNotNoted() {
        world.symbolon.sessions().logoutEverywhere(world.authenticated(tokens));
        world.pass(Duration.ofMinutes(2));

        assertThat(world.isAlive(tokens)).isFalse();

        assertThat(world.store.calls("sessions.extend")).isEmpty();
        world.login(MIKA, PASSWORD).orElseThrow();
    }
}
