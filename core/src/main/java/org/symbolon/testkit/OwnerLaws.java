package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.IDLE_AT;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.SESSION_END;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.session;
import static org.symbolon.testkit.Samples.sessionId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.symbolon.store.SessionRecord;

/** What the verbs promise by which owners look after their sessions, to one caller at a time. */
final class OwnerLaws {
    private static final int MANY = 9;

    private final Subject store;

    private OwnerLaws(Subject store) {
        this.store = store;
        for (int number : new int[] {1, 2}) {
            Expect.yes("accounts.insert", store.does(unit -> unit.accounts().insert(account(number), Map.of())));
        }
    }

    static Stream<Law> all() {
        return Stream.of(
                law("sessions.list: lists all sessions as they are, the one used last first", OwnerLaws::allAreListed),
                law("sessions.list: lists until the nearer of both ends", OwnerLaws::endedAreNotListed),
                law("sessions.list: lists only what has the account's version", OwnerLaws::deadAreNotListed),
                law("sessions.list: lists nothing of another account, or of none", OwnerLaws::othersAreNotListed),
                law("sessions.list: lists no more than the limit, the ones used last", OwnerLaws::listIsShort),
                law("sessions.delete: leaves the session of another account alone", OwnerLaws::othersAreNotDeleted),
                law("sessions.deleteOthers: removes all but one, live or not", OwnerLaws::othersAreDeleted),
                law("sessions.deleteOthers: leaves other accounts' sessions alone", OwnerLaws::strangersAreKept),
                law(
                        "sessions.deleteOthers: removes all where the one is no session of the account",
                        OwnerLaws::allAreDeleted));
    }

    private static Law law(String name, Consumer<OwnerLaws> claim) {
        return new Law(name, store -> claim.accept(new OwnerLaws(store)));
    }

    private SessionRecord put(SessionRecord session) {
        Expect.yes("sessions.insert", store.does(unit -> unit.sessions().insert(session)));
        return session;
    }

    /** A session of the account that was used so much later than the others. */
    private static SessionRecord used(int number, int account, int secondsLater) {
        return session(number, account, 1).idleUntil(IDLE_AT.plusSeconds(secondsLater));
    }

    private List<SessionRecord> list(int account, Instant now, int limit) {
        return store.in(unit -> unit.sessions().list(accountId(account), now, limit));
    }

    private void lists(String when, List<SessionRecord> expected) {
        Expect.same("sessions.list " + when, expected, list(1, NOW, MANY));
    }

    private boolean delete(int account, int session) {
        return store.does(unit -> unit.sessions().delete(accountId(account), sessionId(session)));
    }

    private int deleteOthers(int account, int kept) {
        return store.counted(unit -> unit.sessions().deleteOthers(accountId(account), sessionId(kept)));
    }

    private void isLive(SessionRecord expected) {
        Expect.same(
                "sessions.findLive",
                Optional.of(expected),
                store.found(unit -> unit.sessions().findLive(expected.id(), NOW)));
    }

    private void allAreListed() {
        lists("of no session", List.of());
        var second = put(used(1, 1, 20));
        var last = put(used(2, 1, 10));
        var first = put(used(3, 1, 30));
        lists("of three", List.of(first, second, last));
        var rotated = last.rotated("k2", NOW, IDLE_AT.plusSeconds(40));
        Expect.same(
                "sessions.rotate",
                Optional.of(rotated),
                store.found(unit -> unit.sessions().rotate(last.id(), 1, "k2", NOW, rotated.idleAt())));
        lists("after a rotation", List.of(rotated, first, second));
        var extended = second.idleUntil(IDLE_AT.plusSeconds(50));
        Expect.yes(
                "sessions.extend",
                store.does(unit -> unit.sessions().extend(second.id(), NOW, extended.idleAt(), Duration.ZERO)));
        lists("after use", List.of(extended, rotated, first));
        Expect.yes("sessions.delete", delete(1, 3));
        lists("after a sign-out", List.of(extended, rotated));
    }

    private void endedAreNotListed() {
        var idle = put(session(1, 1, 1));
        var used = put(session(2, 1, 1).idleUntil(SESSION_END.plusSeconds(1)));
        Expect.same(
                "sessions.list just before an idle end", List.of(used, idle), list(1, IDLE_AT.minusMillis(1), MANY));
        Expect.same("sessions.list at an idle end", List.of(used), list(1, IDLE_AT, MANY));
        Expect.same("sessions.list just before a last end", List.of(used), list(1, SESSION_END.minusMillis(1), MANY));
        Expect.same("sessions.list at a last end", List.of(), list(1, SESSION_END, MANY));
    }

    private void deadAreNotListed() {
        var before = put(session(1, 1, 1));
        var after = put(session(2, 1, 2));
        lists("of a session of a version to come", List.of(before));
        Expect.yes("accounts.raiseVersion", store.does(unit -> unit.accounts().raiseVersion(accountId(1))));
        lists("of a session of a former version", List.of(after));
    }

    private void othersAreNotListed() {
        var own = put(session(1, 1, 1));
        var other = put(session(2, 2, 1));
        put(session(3, 3, 1));
        lists("of the one", List.of(own));
        Expect.same("sessions.list of the other", List.of(other), list(2, NOW, MANY));
        Expect.same("sessions.list of no account", List.of(), list(3, NOW, MANY));
    }

    private void listIsShort() {
        var last = put(used(1, 1, 10));
        var first = put(used(2, 1, 30));
        var second = put(used(3, 1, 20));
        put(used(4, 2, 40));
        put(session(5, 1, 2).idleUntil(IDLE_AT.plusSeconds(50)));
        Expect.same("sessions.list, none at most", List.of(), list(1, NOW, 0));
        Expect.same("sessions.list, one at most", List.of(first), list(1, NOW, 1));
        Expect.same("sessions.list, two at most", List.of(first, second), list(1, NOW, 2));
        Expect.same("sessions.list, three at most", List.of(first, second, last), list(1, NOW, 3));
        var alike = put(used(6, 1, 10));
        Expect.same(
                "sessions.list, three of two that were used at once",
                3,
                list(1, NOW, 3).size());
        Expect.yes("sessions.list of all has both of them", list(1, NOW, 4).containsAll(List.of(last, alike)));
    }

    private void othersAreNotDeleted() {
        var own = put(session(1, 1, 1));
        put(session(3, 3, 1));
        Expect.no("sessions.delete of another's", delete(2, 1));
        Expect.no("sessions.delete by no account", delete(4, 1));
        isLive(own);
        Expect.no("sessions.delete of no session", delete(1, 2));
        Expect.no("sessions.delete of one whose account is to come", delete(1, 3));
        Expect.yes("sessions.delete by its owner", delete(1, 1));
    }

    private void othersAreDeleted() {
        var kept = put(session(1, 1, 1));
        put(session(2, 1, 1));
        put(session(3, 1, 9));
        put(session(4, 1, 1).idleUntil(NOW.minusSeconds(1)));
        Expect.same("sessions.deleteOthers", 3, deleteOthers(1, 1));
        lists("of what is left", List.of(kept));
        isLive(kept);
        Expect.same("sessions.deleteOthers again", 0, deleteOthers(1, 1));
        for (int number : new int[] {2, 3, 4}) {
            Expect.no("sessions.delete of session " + number, delete(1, number));
        }
        put(session(2, 1, 1));
    }

    private void strangersAreKept() {
        put(session(1, 1, 1));
        put(session(2, 1, 1));
        var other = put(session(3, 2, 1));
        put(session(4, 3, 1));
        Expect.same("sessions.deleteOthers", 1, deleteOthers(1, 1));
        isLive(other);
        Expect.yes("sessions.delete of one whose account is to come", delete(3, 4));
    }

    private void allAreDeleted() {
        put(session(1, 1, 1));
        put(session(2, 1, 1));
        var other = put(session(3, 2, 1));
        Expect.same("sessions.deleteOthers than another's", 2, deleteOthers(1, 3));
        lists("of nothing that is left", List.of());
        isLive(other);
        put(session(1, 1, 1));
        Expect.same("sessions.deleteOthers than none", 1, deleteOthers(1, 9));
        lists("of nothing that is left", List.of());
    }
}
