package org.symbolon.testkit;

import static org.symbolon.testkit.Crowd.CALLERS;
import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.address;
import static org.symbolon.testkit.Samples.hash;
import static org.symbolon.testkit.Samples.reset;
import static org.symbolon.testkit.Samples.session;
import static org.symbolon.testkit.Samples.sessionId;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.symbolon.store.FlowState;
import org.symbolon.store.StoreUnit;

/**
 * What the verbs promise by which accounts end and what they have, to sixty-four callers who leave a barrier at once.
 */
final class EndRaceLaws {
    private final Subject store;
    private final Race race;
    private final Crowd crowd = Crowd.patient();

    private EndRaceLaws(Subject store) {
        this.store = store;
        this.race = new Race(store);
    }

    static Stream<Law> all() {
        return Stream.of(
                law("accounts.suspend: suspends for one of sixty-four callers", EndRaceLaws::suspension),
                law("accounts.reinstate: reinstates for one of sixty-four callers", EndRaceLaws::reinstatement),
                law("accounts.delete: removes for one of sixty-four callers", EndRaceLaws::departure),
                law(
                        "accounts.delete: removes, or finds another password, for one of sixty-four callers",
                        EndRaceLaws::departureOrPassword),
                law(
                        "accounts.delete: removes, or finds a suspension, for one of sixty-four callers",
                        EndRaceLaws::departureOrSuspension),
                law("sessions.deleteOthers: removes each once for sixty-four callers", EndRaceLaws::others),
                law(
                        "sessions.deleteOthers: leaves none of before, whatever sixty-four callers do meanwhile",
                        EndRaceLaws::othersDuringRotations),
                law("flows.deleteTo: removes each once for sixty-four callers", EndRaceLaws::flows),
                law("outbox.deleteTo: removes each once for sixty-four callers", EndRaceLaws::mails));
    }

    private static Law law(String name, Consumer<EndRaceLaws> claim) {
        return new Law(name, store -> claim.accept(new EndRaceLaws(store)));
    }

    private void suspension() {
        race.winners(
                1, Race::anAccount, (unit, round, caller) -> unit.accounts().suspend(accountId(round)));
        is(
                "after each of them tried",
                Optional.of(account(1).withSuspended(true).withVersionRaised()));
    }

    private void reinstatement() {
        race.winners(
                1,
                (unit, round) -> Race.anAccount(unit, round) && unit.accounts().suspend(accountId(round)),
                (unit, round, caller) -> unit.accounts().reinstate(accountId(round)));
        is("after each of them tried", Optional.of(account(1).withVersionRaised()));
    }

    private void is(String when, Optional<?> expected) {
        Expect.same(
                "accounts.find " + when,
                expected,
                store.found(unit -> unit.accounts().find(accountId(1))));
    }

    private static boolean delete(StoreUnit unit, int round) {
        return unit.accounts().delete(accountId(round), 1);
    }

    private void departure() {
        race.winners(1, Race::aSession, (unit, round, caller) -> delete(unit, round));
        is("after each of them tried", Optional.empty());
    }

    private void departureOrPassword() {
        race.winners(
                1,
                Race::aSession,
                (unit, round, caller) -> caller % 2 == 0
                        ? delete(unit, round)
                        : unit.accounts().changePassword(accountId(round), 1, hash(KEY, caller)));
    }

    private void departureOrSuspension() {
        race.winners(
                1,
                Race::aSession,
                (unit, round, caller) ->
                        caller % 2 == 0 ? delete(unit, round) : unit.accounts().suspend(accountId(round)));
    }

    private static int old(int number) {
        return 100 + number;
    }

    /** A session to keep, and as many others as there are callers. */
    private void putSessions(int account) {
        Expect.yes(
                "the sessions",
                store.does(unit -> Race.aSession(unit, account)
                        && IntStream.range(0, CALLERS)
                                .allMatch(number -> unit.sessions().insert(session(old(number), account, 1)))));
    }

    private void others() {
        putSessions(1);
        int removed =
                crowd.sum(caller -> store.counted(unit -> unit.sessions().deleteOthers(accountId(1), sessionId(1))));
        Expect.same("sessions that were removed", CALLERS, removed);
    }

    /** Only what is there before a barrier counts: one who signs in meanwhile may stay. */
    private void othersDuringRotations() {
        for (int number = 1; number <= Race.ROUNDS; number++) {
            int account = number;
            putSessions(account);
            crowd.winners(caller -> store.does(unit -> disturb(unit, account, caller)));
            Expect.none(
                    "sessions.list of what was there before",
                    store.in(unit -> unit.sessions().list(accountId(account), NOW, 3 * CALLERS)).stream()
                            .filter(session -> IntStream.range(0, CALLERS)
                                    .anyMatch(other -> session.id().equals(sessionId(old(other)))))
                            .findAny());
            Expect.yes("sessions.delete of the one that was kept", delete(account, account));
            IntStream.range(0, CALLERS).forEach(other -> Expect.no("sessions.delete", delete(account, old(other))));
            store.counted(unit -> unit.sessions().deleteOthers(accountId(account), sessionId(account)));
        }
    }

    private boolean delete(int account, int session) {
        return store.does(unit -> unit.sessions().delete(accountId(account), sessionId(session)));
    }

    private static boolean disturb(StoreUnit unit, int account, int caller) {
        var sessions = unit.sessions();
        return switch (caller % 4) {
            case 0 -> sessions.insert(session(1000 * account + caller, account, 1));
            case 1 -> sessions.deleteOthers(accountId(account), sessionId(account)) > 0;
            case 2 -> sessions.extend(sessionId(old(caller)), NOW, Samples.SESSION_END, Duration.ZERO);
            default ->
                sessions.rotate(sessionId(old(caller)), 1, KEY, NOW, Samples.SESSION_END)
                        .isPresent();
        };
    }

    private void flows() {
        store.does(unit ->
                IntStream.range(0, CALLERS).allMatch(number -> unit.flows().insert(reset(number, FlowState.OPEN, 1))));
        int removed = crowd.sum(caller -> store.counted(unit -> unit.flows().deleteTo(address(1))));
        Expect.same("flows that were removed", CALLERS, removed);
    }

    private void mails() {
        for (int round = 1; round <= Race.ROUNDS; round++) {
            int number = round;
            store.does(unit -> {
                unit.outbox().insert(Samples.mail(number, KEY, NOW));
                return true;
            });
            int removed =
                    crowd.sum(caller -> store.counted(unit -> unit.outbox().deleteTo(address(number))));
            Expect.same("mails that were removed", 1, removed);
        }
    }
}
