package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Authenticated;
import org.symbolon.account.SessionId;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.policy.Policy;
import org.symbolon.session.ListedSession;
import org.symbolon.session.Refresh;
import org.symbolon.session.Sessions;
import org.symbolon.store.SessionRecord;
import org.symbolon.token.SessionTokens;

/** What owners see and end of their sessions. */
@OnEachStore
class OwnSessionsTest {
    private static final String MIKA = "mika@example.org";
    private static final String NOOR = "noor@example.org";
    private static final Duration BOUND = Policy.DEFAULT.livenessBound();

    private final World world;
    private final Sessions sessions;
    private final SessionTokens first;
    private final Authenticated owner;

    OwnSessionsTest(Keeping keeping) {
        world = World.over(keeping.fresh());
        sessions = world.symbolon.sessions();
        first = world.register(MIKA).tokens();
        owner = world.authenticated(first);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private SessionTokens another() {
        return world.login(MIKA, PASSWORD).orElseThrow().tokens();
    }

    private SessionId id(SessionTokens tokens) {
        return world.authenticated(tokens).sessionId();
    }

    private List<SessionId> listed(Authenticated whose) {
        return sessions.list(whose).stream().map(ListedSession::id).toList();
    }

    private List<String> told() {
        return world.events().stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    /** An owner whose session has died by a reset, and the tokens of one who signed in since. */
    private SessionTokens reset() {
        world.complete(world.proven(MIKA), OTHER_PASSWORD).orElseThrow();
        return world.login(MIKA, OTHER_PASSWORD).orElseThrow().tokens();
    }

    @Test
    void sessionsAreListedTheOneUsedLastFirst() {
        var began = world.clock.instant();
        world.pass(Duration.ofMinutes(2));
        var client = CLIENT.withUserAgent("Lynx/2.9");
        var lynx = world.login(MIKA, PASSWORD, client).orElseThrow().tokens();
        var lynxBegan = world.clock.instant();
        world.pass(Duration.ofMinutes(2));
        var third = another();
        world.register(NOOR);

        assertThat(sessions.list(owner))
                .containsExactly(
                        new ListedSession(id(third), world.clock.instant(), world.clock.instant(), "", false),
                        new ListedSession(id(lynx), lynxBegan, lynxBegan, "Lynx/2.9", false),
                        new ListedSession(owner.sessionId(), began, began, "", true));

        world.pass(Duration.ofMinutes(3));
        var used = world.refresh(lynx).orElseThrow().tokens();
        assertThat(sessions.list(world.authenticated(used)))
                .first()
                .isEqualTo(new ListedSession(id(used), lynxBegan, world.clock.instant(), "Lynx/2.9", true));
    }

    @Test
    void ownSessionIsListedAmongAHundredThatWereUsedLater() {
        var account = owner.accountId();
        var version = 1L;
        for (int other = 1; other <= 120; other++) {
            var later = world.clock.instant().plusSeconds(other);
            var id = SessionId.of(new byte[] {(byte) other, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            assertThat(world.store.<Boolean>transact(unit -> unit.sessions()
                            .insert(new SessionRecord(
                                    id,
                                    account,
                                    version,
                                    1,
                                    "k1",
                                    later,
                                    later,
                                    later.plus(Policy.SESSION_IDLE),
                                    later.plus(Policy.SESSION_LIFE),
                                    ""))))
                    .isTrue();
        }
        world.pass(Duration.ofMinutes(4));

        var listed = sessions.list(owner);

        assertThat(listed).hasSize(100).last().extracting(ListedSession::id).isEqualTo(owner.sessionId());
        assertThat(listed).filteredOn(ListedSession::current).hasSize(1);
        assertThat(listed).isSortedAccordingTo((one, two) -> two.lastSeenAt().compareTo(one.lastSeenAt()));
        assertThat(listed.get(0).lastSeenAt())
                .isEqualTo(world.clock.instant().minus(Duration.ofMinutes(4)).plusSeconds(120));
        assertThat(sessions.logoutOthers(owner)).isEqualTo(120);
    }

    @Test
    void deadSessionsAreNotListed() {
        var other = another();
        var expired = another();
        sessions.logout(owner, id(other));
        world.pass(Policy.SESSION_IDLE.minusMillis(1));
        var next = world.refresh(first).orElseThrow().tokens();
        world.pass(Duration.ofMillis(1));

        assertThat(world.refresh(expired)).isEqualTo(new Refresh.Refused());
        assertThat(listed(world.authenticated(next))).containsExactly(owner.sessionId());
    }

    @Test
    void nothingIsListedToWhomeverHasNoLiveSession() {
        var noor = world.register(NOOR);
        var stolen = Authenticated.vouchedForByCaller(
                owner.accountId(), world.authenticated(noor.tokens()).sessionId(), owner.expiresAt());
        assertThat(sessions.list(stolen)).as("another account's session").isEmpty();

        reset();
        assertThat(sessions.list(owner)).as("a session of before the reset").isEmpty();
    }

    @Test
    void oneSessionIsEndedAtOnceAndNoOther() {
        var other = another();
        var third = another();
        assertThat(world.isAlive(other)).isTrue();
        var ended = id(other);

        assertThat(sessions.logout(owner, ended)).isTrue();

        assertThat(world.isAlive(other)).as("on this node").isFalse();
        assertThat(world.refresh(other)).isEqualTo(new Refresh.Refused());
        assertThat(world.isAlive(first)).isTrue();
        assertThat(world.isAlive(third)).isTrue();
        assertThat(world.told(SymbolonEvent.LoggedOut.class))
                .containsExactly(new SymbolonEvent.LoggedOut(world.clock.instant(), CLIENT, owner.accountId(), ended));
        assertThat(sessions.logout(owner, ended)).as("again").isFalse();
        assertThat(world.told(SymbolonEvent.LoggedOut.class)).hasSize(1);
    }

    @Test
    void ownSessionMayBeEndedByItsId() {
        assertThat(sessions.logout(owner, owner.sessionId())).isTrue();
        assertThat(world.isAlive(first)).isFalse();
    }

    @Test
    void anotherAccountsSessionAnswersAsAnUnknownOne() {
        var noor = world.register(NOOR).tokens();
        var stranger = id(noor);
        world.events().clear();
        world.store.verbs();

        assertThat(sessions.logout(owner, stranger)).isFalse();
        var verbs = world.store.verbs();
        assertThat(sessions.logout(owner, SessionId.of(new byte[SessionId.BYTES])))
                .isFalse();

        assertThat(world.store.verbs()).isEqualTo(verbs);
        assertThat(world.events()).isEmpty();
        assertThat(world.refresh(noor)).isInstanceOf(Refresh.Refreshed.class);
    }

    @Test
    void sessionThatIsDeadAlreadyIsNotEnded() {
        var dead = id(another());
        var since = world.authenticated(reset());
        world.events().clear();

        assertThat(sessions.logout(since, dead)).isFalse();
        assertThat(sessions.logoutOthers(since)).isZero();
        assertThat(world.events()).isEmpty();
    }

    @Test
    void allOthersAreEndedAndThisOneStays() {
        var other = another();
        var third = another();
        var noor = world.register(NOOR).tokens();
        assertThat(List.of(world.isAlive(other), world.isAlive(third))).containsOnly(true);
        world.events().clear();

        assertThat(sessions.logoutOthers(owner)).isEqualTo(2);

        assertThat(world.isAlive(other)).as("on this node").isFalse();
        assertThat(world.refresh(third)).isEqualTo(new Refresh.Refused());
        assertThat(world.isAlive(first)).isTrue();
        assertThat(world.refresh(first)).isInstanceOf(Refresh.Refreshed.class);
        assertThat(world.refresh(noor)).isInstanceOf(Refresh.Refreshed.class);
        assertThat(world.events())
                .containsExactly(new SymbolonEvent.OthersLoggedOut(
                        world.clock.instant(), CLIENT, owner.accountId(), owner.sessionId()));
        assertThat(sessions.logoutOthers(owner)).isZero();
        assertThat(world.events()).hasSize(1);
    }

    @Test
    void endedSessionIsRefusedOnAnotherNodeWithinTheLivenessBound() {
        var other = another();
        try (var node = new World(world.store, builder -> builder.clock(world.clock))) {
            assertThat(node.isAlive(other)).isTrue();

            sessions.logoutOthers(owner);

            assertThat(world.isAlive(other)).isFalse();
            world.pass(BOUND);
            assertThat(node.isAlive(other)).isFalse();
        }
    }

    @Test
    void s9OwnerOfADeadSessionChangesNothing() {
        var since = reset();
        var alive = id(since);
        world.events().clear();

        assertThat(sessions.logout(owner, alive)).isFalse();
        assertThat(sessions.logoutOthers(owner)).isZero();
        assertThat(sessions.logoutEverywhere(owner)).isFalse();
        sessions.logout(owner);

        assertThat(world.refresh(since)).isInstanceOf(Refresh.Refreshed.class);
        world.pass(BOUND);
        assertThat(world.isAlive(since)).isTrue();
        assertThat(told()).doesNotContain("LoggedOutEverywhere", "OthersLoggedOut");
    }

    @Test
    void ownerWhoSignedOutChangesNothing() {
        var other = another();
        sessions.logout(owner);
        world.events().clear();

        assertThat(sessions.logout(owner, id(other))).isFalse();
        assertThat(sessions.logoutOthers(owner)).isZero();
        assertThat(sessions.logoutEverywhere(owner)).isFalse();
        sessions.logout(owner);

        assertThat(world.events()).isEmpty();
        assertThat(world.refresh(other)).isInstanceOf(Refresh.Refreshed.class);
    }

    @Test
    void ownerWhoseSessionIsAnotherAccountsChangesNothing() {
        var noor = world.authenticated(world.register(NOOR).tokens());
        var forged = Authenticated.vouchedForByCaller(owner.accountId(), noor.sessionId(), noor.expiresAt());
        world.events().clear();

        assertThat(sessions.logout(forged, owner.sessionId())).isFalse();
        assertThat(sessions.logoutOthers(forged)).isZero();
        assertThat(sessions.logoutEverywhere(forged)).isFalse();
        sessions.logout(forged);

        assertThat(world.events()).isEmpty();
        assertThat(world.refresh(first)).isInstanceOf(Refresh.Refreshed.class);
        assertThat(listed(noor)).containsExactly(noor.sessionId());
    }

    @Test
    void everySessionIsEndedAndNewOnesMayBegin() {
        var other = another();
        world.events().clear();

        assertThat(sessions.logoutEverywhere(owner)).isTrue();

        assertThat(world.isAlive(first)).isFalse();
        assertThat(world.refresh(other)).isEqualTo(new Refresh.Refused());
        assertThat(told()).containsExactly("LoggedOutEverywhere");
        assertThat(world.isAlive(another())).isTrue();
    }
}
