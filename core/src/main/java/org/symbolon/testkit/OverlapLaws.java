package org.symbolon.testkit;

import static org.symbolon.testkit.Crowd.CALLERS;
import static org.symbolon.testkit.Samples.ATTEMPTS;
import static org.symbolon.testkit.Samples.HASH;
import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.START;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.bucket;
import static org.symbolon.testkit.Samples.digest;
import static org.symbolon.testkit.Samples.flow;
import static org.symbolon.testkit.Samples.hash;
import static org.symbolon.testkit.Samples.mail;
import static org.symbolon.testkit.Samples.reset;
import static org.symbolon.testkit.Samples.session;
import static org.symbolon.testkit.Samples.sessionId;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.account.Purpose;
import org.symbolon.store.Charge;
import org.symbolon.store.FlowState;
import org.symbolon.store.StoreUnit;

/** What units promise of which one is under way while others begin and end. */
final class OverlapLaws {
    private static final Charge THREE = new Charge(bucket(1), 3, Duration.ofHours(1));

    private final Subject store;
    private final Overlap overlap;
    private final Crowd crowd = Crowd.patient();

    private OverlapLaws(Subject store) {
        this.store = store;
        this.overlap = new Overlap(store);
        Expect.yes("the account and what it has", store.does(OverlapLaws::fill));
    }

    private static boolean fill(StoreUnit unit) {
        return unit.flows().insert(flow(1))
                && unit.flows().insert(reset(2, FlowState.OPEN, 1))
                && unit.accounts().insert(account(1), Map.of())
                && unit.sessions().insert(session(1, 1, 1));
    }

    static Stream<Law> all() {
        return Stream.of(
                law("transact: shows no other unit what is not committed", OverlapLaws::uncommittedIsUnseen),
                law("transact: shows no other unit half of what was committed", OverlapLaws::halfIsUnseen),
                law("transact: lets sixty-four units end that lock in the order of the contract", OverlapLaws::allEnd),
                law("rollBack: takes back nothing that another of sixty-four units did", OverlapLaws::othersAreKept),
                law("flows.countAttempt: is not undone by another unit that rolls back", OverlapLaws::attemptIsKept),
                law("ledger.charge: is not undone by another unit that rolls back", OverlapLaws::chargeIsKept),
                law("flows.redeem: ends one of sixty-four resets of a version", OverlapLaws::oneResetWins),
                law(
                        "sessions.insert: makes nothing live of a login between a reset's change and its commit",
                        OverlapLaws::loginDuringResetIsDead),
                law("sessions.rotate: rotates nothing back to life during a reset", OverlapLaws::rotationDuringReset),
                law("accounts.upgradeHash: never undoes a reset under way", OverlapLaws::upgradeDuringReset));
    }

    private static Law law(String name, Consumer<OverlapLaws> claim) {
        return new Law(name, store -> claim.accept(new OverlapLaws(store)));
    }

    private static boolean countAttempt(StoreUnit unit) {
        return unit.flows()
                .countAttempt(digest(1), Purpose.REGISTRATION, Set.of(KEY), NOW)
                .isPresent();
    }

    private static boolean charge(StoreUnit unit) {
        return unit.ledger().charge(List.of(THREE), NOW).granted();
    }

    /** Does it and takes it back. */
    private static Predicate<StoreUnit> rolledBack(Predicate<StoreUnit> work) {
        return unit -> {
            boolean answer = work.test(unit);
            unit.rollBack();
            return answer;
        };
    }

    /** The store's part in a reset. */
    private static boolean resetPassword(StoreUnit unit) {
        return unit.accounts().changePassword(accountId(1), 1, hash(KEY, 2));
    }

    private boolean isLive(int session) {
        return store.does(
                unit -> unit.sessions().findLive(sessionId(session), NOW).isPresent());
    }

    private void uncommittedIsUnseen() {
        boolean seen = overlap.meanwhile(
                rolledBack(unit -> unit.flows().insert(flow(9))
                        && unit.accounts().insert(account(9), Map.of())
                        && unit.accounts().raiseVersion(accountId(1))),
                unit -> unit.flows().find(digest(9)).isPresent()
                        || unit.accounts().find(accountId(9)).isPresent()
                        || unit.sessions().findLive(sessionId(1), NOW).isEmpty());
        Expect.no("what another unit sees of one that is rolled back", seen);
    }

    /** Whoever sees the flow, which comes first in its unit, sees the account as well. */
    private void halfIsUnseen() {
        int halves = crowd.winners(caller -> {
            int number = 10 + caller / 2;
            return caller % 2 == 0
                    ? store.does(unit -> {
                        unit.flows().insert(flow(number));
                        unit.accounts().insert(account(number), Map.of());
                        return false;
                    })
                    : store.does(unit -> unit.flows().find(digest(number)).isPresent()
                            && unit.accounts().find(accountId(number)).isEmpty());
        });
        Expect.same("units that saw half of another", 0, halves);
    }

    private void allEnd() {
        int done = crowd.winners(caller -> store.does(unit -> {
            int shared = 2000 + caller % 3;
            unit.flows().insert(flow(shared));
            unit.flows().countAttempt(digest(shared), Purpose.REGISTRATION, Set.of(KEY), NOW);
            unit.accounts().insert(account(shared), Map.of());
            unit.accounts().raiseVersion(accountId(shared));
            unit.sessions().insert(session(shared, 1, 1));
            unit.sessions().extend(sessionId(shared), NOW, Samples.IDLE_AT.plusSeconds(caller), Duration.ZERO);
            var one = new Charge(bucket(shared), CALLERS, Duration.ofMinutes(1));
            var other = new Charge(bucket(2003 - caller % 3), CALLERS, Duration.ofMinutes(1));
            unit.ledger().charge(one.bucket().equals(other.bucket()) ? List.of(one) : List.of(one, other), NOW);
            unit.outbox().insert(mail(2000 + caller, KEY, START));
            return unit.outbox().lease(Set.of(KEY), NOW, NOW.plusSeconds(90)).isPresent();
        }));
        Expect.same("units that ended, each with a mail", CALLERS, done);
    }

    private void othersAreKept() {
        crowd.winners(caller -> store.does(unit -> {
            unit.accounts().raiseVersion(accountId(1));
            unit.flows().insert(flow(100 + caller));
            if (caller % 2 == 0) {
                unit.rollBack();
            }
            return true;
        }));
        var account =
                Expect.some("accounts.find", store.found(unit -> unit.accounts().find(accountId(1))));
        Expect.same("the version after thirty-two commits", 1L + CALLERS / 2, account.version());
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = 100 + caller;
            Expect.same(
                    "flows.find of a flow that was " + (caller % 2 == 0 ? "rolled back" : "committed"),
                    caller % 2 == 1,
                    store.does(unit -> unit.flows().find(digest(number)).isPresent()));
        }
    }

    private void attemptIsKept() {
        Expect.yes(
                "flows.countAttempt",
                overlap.meanwhile(rolledBack(OverlapLaws::countAttempt), OverlapLaws::countAttempt));
        var flow = Expect.some("flows.find", store.found(unit -> unit.flows().find(digest(1))));
        Expect.same("attempts left", ATTEMPTS - 1, flow.attemptsLeft());
    }

    private void chargeIsKept() {
        Expect.yes("ledger.charge", overlap.meanwhile(rolledBack(OverlapLaws::charge), OverlapLaws::charge));
        Expect.yes("ledger.charge of two left", store.does(OverlapLaws::charge));
        Expect.yes("ledger.charge of the last one", store.does(OverlapLaws::charge));
        Expect.no("ledger.charge of an empty bucket", store.does(OverlapLaws::charge));
    }

    /** Each by a flow of its own, as the same person asks again and again. */
    private void oneResetWins() {
        store.does(unit -> {
            for (int caller = 0; caller < CALLERS; caller++) {
                unit.flows().insert(reset(100 + caller, FlowState.PROVEN, 1));
            }
            return true;
        });
        int winners = crowd.winners(caller -> store.does(unit -> {
            boolean done = unit.flows().redeem(digest(100 + caller), NOW)
                    && unit.accounts().changePassword(accountId(1), 1, hash(KEY, caller));
            if (!done) {
                unit.rollBack();
            }
            return done;
        }));
        Expect.same("resets that changed the password", 1, winners);
    }

    private void loginDuringResetIsDead() {
        boolean inserted = overlap.meanwhile(
                OverlapLaws::resetPassword, unit -> unit.sessions().insert(session(2, 1, 1)));
        Expect.yes("sessions.insert of the login", inserted);
        Expect.no("sessions.findLive of the login after the reset", isLive(2));
        Expect.no("sessions.findLive of an older login after the reset", isLive(1));
    }

    private void rotationDuringReset() {
        overlap.meanwhile(
                OverlapLaws::resetPassword,
                unit -> unit.sessions()
                        .rotate(sessionId(1), 1, "k2", NOW, Samples.SESSION_END)
                        .isPresent());
        Expect.no("sessions.findLive of what was rotated, after the reset", isLive(1));
        Expect.none(
                "sessions.rotate after the reset",
                store.found(unit -> unit.sessions().rotate(sessionId(1), 2, "k2", NOW, Samples.SESSION_END)));
    }

    private void upgradeDuringReset() {
        overlap.meanwhile(
                OverlapLaws::resetPassword, unit -> unit.accounts().upgradeHash(accountId(1), 1, HASH, hash("k2", 3)));
        var account =
                Expect.some("accounts.find", store.found(unit -> unit.accounts().find(accountId(1))));
        Expect.same("the account after the reset", account(1).withPassword(hash(KEY, 2)), account);
    }
}
