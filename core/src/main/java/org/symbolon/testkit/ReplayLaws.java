package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.IDLE_AT;
import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.SESSION_END;
import static org.symbolon.testkit.Samples.START;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.session;
import static org.symbolon.testkit.Samples.sessionId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore.Replay;

/** What a store promises about a refresh token that comes again, to one caller at a time. */
final class ReplayLaws {
    private static final int OLDER = 1;
    private static final int FORMER = 2;
    private static final int CURRENT = 3;
    private static final Instant RECENTLY = NOW.minusMillis(1);
    private static final int ROUNDS = 20;
    private static final int ROTATIONS = 40;

    private final Subject store;

    private ReplayLaws(Subject store) {
        this.store = store;
        Expect.yes("accounts.insert", store.does(unit -> unit.accounts().insert(Samples.account(1), Map.of())));
        put(rotated(1));
    }

    static Stream<Law> all() {
        return Stream.of(
                law("sessions.replay: keeps a session by its current generation", ReplayLaws::currentIsGood),
                law("sessions.replay: keeps a session by the one just replaced", ReplayLaws::justReplacedIsGood),
                law(
                        "sessions.replay: ends a session by one replaced at the instant or before",
                        ReplayLaws::longReplacedEnds),
                law("sessions.replay: ends a session by any older generation", laws -> laws.ends(OLDER)),
                law("sessions.replay: ends a session by a generation to come", laws -> laws.ends(CURRENT + 1)),
                law(
                        "sessions.replay: ends a session by an older generation, however often it is rotated meanwhile",
                        ReplayLaws::endsAmongRotations),
                law("sessions.replay: ends a session once", ReplayLaws::endIsToldOnce),
                law("sessions.replay: neither finds nor removes what has ended", ReplayLaws::endedIsLeftAlone),
                law("sessions.replay: neither finds nor removes what is dead", ReplayLaws::deadIsLeftAlone));
    }

    private static Law law(String name, Consumer<ReplayLaws> claim) {
        return new Law(name, store -> claim.accept(new ReplayLaws(store)));
    }

    /** A session whose current generation was made now. */
    private static SessionRecord rotated(int number) {
        return rotated(session(number, 1, 1));
    }

    private static SessionRecord rotated(SessionRecord first) {
        return first.rotated(KEY, START.plusSeconds(1), first.idleAt()).rotated("k2", NOW, first.idleAt());
    }

    private void put(SessionRecord session) {
        Expect.yes("sessions.insert", store.does(unit -> unit.sessions().insert(session)));
    }

    private Optional<Replay> replay(int number, int generation, Instant now, Instant replacedAfter) {
        return store.found(unit -> unit.sessions().replay(sessionId(number), generation, now, replacedAfter));
    }

    private void keeps(String when, int generation, Instant now, Instant replacedAfter) {
        Expect.same(
                "sessions.replay " + when,
                Optional.of(new Replay(rotated(1), false)),
                replay(1, generation, now, replacedAfter));
        isKept(rotated(1));
    }

    private void isKept(SessionRecord session) {
        Expect.same(
                "sessions.findLive afterwards",
                Optional.of(session),
                store.found(unit -> unit.sessions().findLive(session.id(), NOW)));
    }

    private boolean delete(int account, int number) {
        return store.does(unit -> unit.sessions().delete(accountId(account), sessionId(number)));
    }

    private void currentIsGood() {
        keeps("of the current generation", CURRENT, NOW, RECENTLY);
        keeps("again", CURRENT, NOW, RECENTLY);
        keeps("of the current generation, however old it is", CURRENT, NOW.plusSeconds(60), NOW.plusSeconds(50));
        put(session(2, 1, 1));
        Expect.same(
                "sessions.replay of the first generation",
                Optional.of(new Replay(session(2, 1, 1), false)),
                replay(2, 1, NOW, RECENTLY));
    }

    private void justReplacedIsGood() {
        keeps(
                "of what was just replaced",
                FORMER,
                NOW.plus(Duration.ofSeconds(10)).minusMillis(1),
                RECENTLY);
        keeps("again", FORMER, NOW, RECENTLY);
    }

    private void longReplacedEnds() {
        Expect.same(
                "sessions.replay of what was replaced at the instant",
                Optional.of(new Replay(rotated(1), true)),
                replay(1, FORMER, NOW.plusSeconds(10), NOW));
        Expect.no("sessions.delete afterwards", delete(1, 1));
        put(rotated(2));
        Expect.same(
                "sessions.replay of what was replaced before",
                Optional.of(new Replay(rotated(2), true)),
                replay(2, FORMER, NOW.plusSeconds(60), NOW.plusSeconds(50)));
        Expect.no("sessions.delete afterwards", delete(1, 2));
    }

    private void ends(int generation) {
        put(rotated(2));
        Expect.same(
                "sessions.replay of generation " + generation + " of " + CURRENT,
                Optional.of(new Replay(rotated(1), true)),
                replay(1, generation, NOW, RECENTLY));
        Expect.none(
                "sessions.findLive afterwards",
                store.found(unit -> unit.sessions().findLive(sessionId(1), NOW)));
        Expect.no("sessions.delete afterwards", delete(1, 1));
        isKept(rotated(2));
    }

    private void endsAmongRotations() {
        for (int round = 1; round <= ROUNDS; round++) {
            int number = 10 + round;
            put(rotated(number));
            var answers = Crowd.patient()
                    .together(List.<Callable<Boolean>>of(
                            () -> rotateUntilItEnds(number),
                            () -> replay(number, OLDER, NOW, RECENTLY)
                                    .filter(Replay::removed)
                                    .isPresent()));
            Expect.yes("sessions.replay of an older generation, removed", answers.get(1));
            Expect.none(
                    "sessions.findLive afterwards",
                    store.found(unit -> unit.sessions().findLive(sessionId(number), NOW)));
        }
    }

    private boolean rotateUntilItEnds(int number) {
        for (int generation = CURRENT; generation < CURRENT + ROTATIONS; generation++) {
            int current = generation;
            if (store.found(unit -> unit.sessions().rotate(sessionId(number), current, KEY, NOW, SESSION_END))
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void endIsToldOnce() {
        Expect.some("sessions.replay", replay(1, OLDER, NOW, RECENTLY));
        for (int generation : new int[] {OLDER, FORMER, CURRENT}) {
            Expect.none("sessions.replay after the end", replay(1, generation, NOW, RECENTLY));
        }
        Expect.none("sessions.replay of no session", replay(9, 1, NOW, RECENTLY));
    }

    /** By a good generation and by an old one. */
    private void isLeftAlone(String when, int account, int number, Instant now) {
        Expect.none("sessions.replay of the current generation " + when, replay(number, CURRENT, now, RECENTLY));
        Expect.none("sessions.replay of an older generation " + when, replay(number, OLDER, now, RECENTLY));
        Expect.yes("sessions.delete afterwards", delete(account, number));
    }

    private void endedIsLeftAlone() {
        put(rotated(session(2, 1, 1).idleUntil(SESSION_END.plusSeconds(1))));
        Expect.some("sessions.replay just before its idle end", replay(1, CURRENT, IDLE_AT.minusMillis(1), RECENTLY));
        Expect.some("sessions.replay just before its end", replay(2, CURRENT, SESSION_END.minusMillis(1), RECENTLY));
        isLeftAlone("at its idle end", 1, 1, IDLE_AT);
        isLeftAlone("at its last end", 1, 2, SESSION_END);
    }

    private void deadIsLeftAlone() {
        put(rotated(session(2, 2, 1)));
        Expect.yes("accounts.raiseVersion", store.does(unit -> unit.accounts().raiseVersion(accountId(1))));
        isLeftAlone("under a former version", 1, 1, NOW);
        isLeftAlone("without an account", 2, 2, NOW);
    }
}
