package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.IDLE_AT;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.account.SessionId;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore;

/** What the verbs of sessions promise, to one caller at a time. */
final class SessionLaws {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Subject store;

    private SessionLaws(Subject store) {
        this.store = store;
        Expect.yes("accounts.insert", store.does(unit -> unit.accounts().insert(Samples.account(1), Map.of())));
        put(session(1, 1, 1));
    }

    static Stream<Law> all() {
        return Stream.of(
                law("sessions.insert: keeps all that a session may hold", SessionLaws::keepsAll),
                law("sessions.insert: takes an id once", SessionLaws::idIsUnique),
                law("sessions.insert: tells ids apart that differ in letter case only", SessionLaws::letterCaseMatters),
                law("sessions.findLive: finds until the nearer of both ends", SessionLaws::isFoundUntilItsEnd),
                law("sessions.findLive: finds only what has the account's version", SessionLaws::versionDecides),
                law("sessions.findLive: finds nothing of an account that there is not", SessionLaws::accountDecides),
                law("sessions.rotate: makes the next generation the current one", SessionLaws::generationIsRotated),
                law("sessions.rotate: rotates the current generation only", SessionLaws::otherGenerationIsKept),
                law("sessions.rotate: rotates what is live only", SessionLaws::deadSessionIsNotRotated),
                law("sessions.extend: puts off the end and never brings it nearer", SessionLaws::endIsPutOff),
                law("sessions.extend: extends what is live only", SessionLaws::deadSessionIsNotExtended),
                law("sessions.delete: removes a session once", SessionLaws::sessionIsDeleted),
                law(
                        "sessions.purge: removes what ended, by either end, before the instant",
                        SessionLaws::endedArePurged),
                law("sessions.purge: removes no more than the limit", SessionLaws::batchesAreSmall));
    }

    private static Law law(String name, Consumer<SessionLaws> claim) {
        return new Law(name, store -> claim.accept(new SessionLaws(store)));
    }

    private boolean does(Predicate<SessionStore> verb) {
        return store.does(unit -> verb.test(unit.sessions()));
    }

    private void put(SessionRecord session) {
        Expect.yes("sessions.insert", does(sessions -> sessions.insert(session)));
    }

    private Optional<SessionRecord> live(SessionId id, Instant now) {
        return store.found(unit -> unit.sessions().findLive(id, now));
    }

    private Optional<SessionRecord> live(int number, Instant now) {
        return live(sessionId(number), now);
    }

    private void is(String when, SessionRecord expected) {
        Expect.same("sessions.findLive " + when, Optional.of(expected), live(expected.id(), NOW));
    }

    private Optional<SessionRecord> rotate(int number, int generation, Instant now) {
        return store.found(unit -> unit.sessions().rotate(sessionId(number), generation, "k2", now, now.plus(WEEK)));
    }

    private boolean extend(int number, Instant now, Instant idleAt) {
        return extend(number, now, idleAt, Duration.ZERO);
    }

    private boolean extend(int number, Instant now, Instant idleAt, Duration slack) {
        return does(sessions -> sessions.extend(sessionId(number), now, idleAt, slack));
    }

    private void raiseVersion() {
        Expect.yes("accounts.raiseVersion", store.does(unit -> unit.accounts().raiseVersion(accountId(1))));
    }

    private void keepsAll() {
        var far = Instant.parse("2041-12-31T23:59:59.999Z");
        for (var agent : List.of(Unusual.LONGEST_USER_AGENT, "")) {
            var kept = new SessionRecord(
                    sessionId(2 + agent.length()),
                    accountId(1),
                    1,
                    1_000_000,
                    Unusual.LONGEST_KEY,
                    Instant.EPOCH,
                    START.plusMillis(1),
                    far,
                    far.plusMillis(1),
                    agent);
            put(kept);
            is("of what was inserted", kept);
        }
    }

    private void idIsUnique() {
        Expect.no("sessions.insert of a taken id", does(sessions -> sessions.insert(session(1, 1, 2))));
        is("of the session that was there", session(1, 1, 1));
        put(session(2, 1, 1));
    }

    private void letterCaseMatters() {
        var small = new SessionId("a".repeat(21) + "A");
        var capital = new SessionId("A".repeat(22));
        put(with(small, session(2, 1, 1)));
        Expect.none("sessions.findLive of the id in capitals", live(capital, NOW));
        put(with(capital, session(3, 1, 1)));
        is("of the id in small letters", with(small, session(2, 1, 1)));
    }

    private static SessionRecord with(SessionId id, SessionRecord session) {
        return new SessionRecord(
                id,
                session.account(),
                session.version(),
                session.generation(),
                session.keyName(),
                session.createdAt(),
                session.rotatedAt(),
                session.idleAt(),
                session.expiresAt(),
                session.userAgent());
    }

    /** Session 2, which ends by the other end than session 1. */
    private void putShort() {
        put(session(2, 1, 1).idleUntil(SESSION_END.plus(WEEK)));
    }

    private void isFoundUntilItsEnd() {
        putShort();
        Expect.some("sessions.findLive just before its idle end", live(1, IDLE_AT.minusMillis(1)));
        Expect.none("sessions.findLive at its idle end", live(1, IDLE_AT));
        Expect.some("sessions.findLive just before its last end", live(2, SESSION_END.minusMillis(1)));
        Expect.none("sessions.findLive at its last end", live(2, SESSION_END));
        Expect.none("sessions.findLive of no session", live(9, NOW));
    }

    private void versionDecides() {
        put(session(2, 1, 2));
        Expect.none("sessions.findLive of a version to come", live(2, NOW));
        raiseVersion();
        Expect.none("sessions.findLive of a former version", live(1, NOW));
        is("once its version has come", session(2, 1, 2));
        put(session(3, 1, 1));
        Expect.none("sessions.findLive of a former version, inserted since", live(3, NOW));
    }

    private void accountDecides() {
        put(session(2, 2, 1));
        Expect.none("sessions.findLive without its account", live(2, NOW));
        Expect.none("sessions.rotate without its account", rotate(2, 1, NOW));
        Expect.yes("accounts.insert", store.does(unit -> unit.accounts().insert(Samples.account(2), Map.of())));
        is("once its account has come", session(2, 2, 1));
    }

    private void generationIsRotated() {
        put(session(2, 1, 1));
        var rotated = session(1, 1, 1).rotated("k2", NOW, NOW.plus(WEEK));
        Expect.same("sessions.rotate", Optional.of(rotated), rotate(1, 1, NOW));
        is("after its rotation", rotated);
        is("of another session", session(2, 1, 1));
        var twice = rotated.rotated("k2", NOW.plusMillis(1), NOW.plusMillis(1).plus(WEEK));
        Expect.same("sessions.rotate again", Optional.of(twice), rotate(1, 2, NOW.plusMillis(1)));
    }

    private void otherGenerationIsKept() {
        Expect.none("sessions.rotate of generation 0 of 1", rotate(1, 0, NOW));
        Expect.none("sessions.rotate of generation 2 of 1", rotate(1, 2, NOW));
        is("after no rotation", session(1, 1, 1));
        Expect.some("sessions.rotate", rotate(1, 1, NOW));
        Expect.none("sessions.rotate of the former generation", rotate(1, 1, NOW));
        Expect.none("sessions.rotate of no session", rotate(9, 1, NOW));
    }

    private void deadSessionIsNotRotated() {
        putShort();
        Expect.none("sessions.rotate at its idle end", rotate(1, 1, IDLE_AT));
        Expect.none("sessions.rotate at its last end", rotate(2, 1, SESSION_END));
        is("after no rotation", session(1, 1, 1));
        Expect.some("sessions.rotate just before its idle end", rotate(1, 1, IDLE_AT.minusMillis(1)));
        Expect.some("sessions.rotate just before its last end", rotate(2, 1, SESSION_END.minusMillis(1)));
        put(session(3, 1, 1));
        raiseVersion();
        Expect.none("sessions.rotate of a former version", rotate(3, 1, NOW));
    }

    private void endIsPutOff() {
        put(session(2, 1, 1));
        var later = IDLE_AT.plusSeconds(60);
        Expect.yes("sessions.extend", extend(1, NOW, later));
        is("after it was put off", session(1, 1, 1).idleUntil(later));
        Expect.no("sessions.extend to a nearer end", extend(1, NOW, later.minusMillis(1)));
        Expect.no("sessions.extend to the same end", extend(1, NOW, later));
        is("after it was not", session(1, 1, 1).idleUntil(later));
        var slack = Duration.ofMinutes(1);
        Expect.no("sessions.extend by the slack", extend(1, NOW, later.plus(slack), slack));
        is("after an end that is within the slack", session(1, 1, 1).idleUntil(later));
        var latest = later.plus(slack).plusMillis(1);
        Expect.yes("sessions.extend by more than the slack", extend(1, NOW, latest, slack));
        is("after an end beyond the slack", session(1, 1, 1).idleUntil(latest));
        is("of another session", session(2, 1, 1));
    }

    private void deadSessionIsNotExtended() {
        putShort();
        var later = SESSION_END.plus(WEEK).plus(WEEK);
        Expect.no("sessions.extend at its idle end", extend(1, IDLE_AT, later));
        Expect.no("sessions.extend at its last end", extend(2, SESSION_END, later));
        Expect.no("sessions.extend of no session", extend(9, NOW, later));
        is("after it was not put off", session(1, 1, 1));
        Expect.yes("sessions.extend just before its end", extend(1, IDLE_AT.minusMillis(1), later));
        put(session(3, 1, 1));
        raiseVersion();
        Expect.no("sessions.extend of a former version", extend(3, NOW, later));
    }

    private void sessionIsDeleted() {
        put(session(2, 1, 1));
        Expect.yes("sessions.delete", does(sessions -> sessions.delete(accountId(1), sessionId(1))));
        Expect.none("sessions.findLive after its end", live(1, NOW));
        is("of another session", session(2, 1, 1));
        Expect.no("sessions.delete again", does(sessions -> sessions.delete(accountId(1), sessionId(1))));
        put(session(3, 1, 9));
        Expect.yes(
                "sessions.delete of one that is not live",
                does(sessions -> sessions.delete(accountId(1), sessionId(3))));
    }

    private int purge(Instant before, int limit) {
        return store.counted(unit -> unit.sessions().purge(before, limit));
    }

    private void endedArePurged() {
        putShort();
        Expect.same("sessions.purge of what ends at the instant", 0, purge(IDLE_AT, 10));
        is("after no purge", session(1, 1, 1));
        Expect.same("sessions.purge of what just ended", 1, purge(IDLE_AT.plusMillis(1), 10));
        Expect.none("sessions.findLive after the purge", live(1, NOW));
        Expect.same("sessions.purge at the last end", 0, purge(SESSION_END, 10));
        Expect.same("sessions.purge just after it", 1, purge(SESSION_END.plusMillis(1), 10));
    }

    private void batchesAreSmall() {
        put(session(2, 1, 1));
        put(session(3, 1, 1));
        for (int expected : new int[] {2, 1, 0}) {
            Expect.same("sessions.purge, two at most", expected, purge(IDLE_AT.plusMillis(1), 2));
        }
        put(session(4, 1, 1));
        Expect.same("sessions.purge, none at most", 0, purge(IDLE_AT.plusMillis(1), 0));
        is("after a purge of none", session(4, 1, 1));
    }
}
