package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.HASH;
import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.START;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.address;
import static org.symbolon.testkit.Samples.bucket;
import static org.symbolon.testkit.Samples.consent;
import static org.symbolon.testkit.Samples.digest;
import static org.symbolon.testkit.Samples.flow;
import static org.symbolon.testkit.Samples.hash;
import static org.symbolon.testkit.Samples.mail;
import static org.symbolon.testkit.Samples.mailId;
import static org.symbolon.testkit.Samples.reset;
import static org.symbolon.testkit.Samples.session;
import static org.symbolon.testkit.Samples.sessionId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.symbolon.account.Purpose;
import org.symbolon.store.Charge;
import org.symbolon.store.FlowState;
import org.symbolon.store.FlowStore;
import org.symbolon.store.OutboxStore;
import org.symbolon.store.StoreUnit;

/** A store with a few rows of each kind, every verb that changes any, and a look at all that can be seen. */
final class EveryVerb {
    /** The number of rows that are not there yet. */
    static final int NEW = 9;

    private static final Set<String> KEYS = Set.of(KEY);
    private static final Charge FRESH = new Charge(bucket(1), 1, Duration.ofHours(1));
    private static final Charge USED = new Charge(bucket(2), 3, Duration.ofHours(1));
    private static final Charge STALE = new Charge(bucket(3), 1, Duration.ofSeconds(1));
    private static final Instant LEASED_UNTIL = NOW.plusSeconds(90);
    private static final Instant MUCH_LATER = NOW.plus(Duration.ofHours(1));

    private final Subject store;

    EveryVerb(Subject store) {
        this.store = store;
        store.does(EveryVerb::fill);
    }

    private static boolean fill(StoreUnit unit) {
        unit.accounts().insert(account(1), Map.of());
        unit.accounts().insert(account(2), Map.of());
        unit.accounts().insert(account(3), Map.of());
        unit.accounts().insert(account(4), Map.of());
        unit.accounts().insert(account(5).withSuspended(true), Map.of());
        unit.accounts().insert(account(6), Map.of());
        for (var flow : List.of(flow(1), flow(2), reset(3, FlowState.PROVEN, 3), flow(4, FlowState.DONE), flow(5))) {
            unit.flows().insert(flow);
        }
        for (int number = 1; number <= 3; number++) {
            unit.sessions().insert(session(number, 1, 1));
        }
        unit.sessions().insert(session(4, 1, 1).idleUntil(NOW.minusSeconds(1)));
        unit.sessions().insert(session(5, 4, 1));
        unit.sessions().insert(session(6, 1, 1));
        unit.sessions().insert(session(7, 6, 1));
        unit.sessions().insert(session(8, 6, 1));
        for (int number = 1; number <= 6; number++) {
            unit.outbox().insert(mail(number, KEY, START.plusMillis(number)));
        }
        for (int lease = 1; lease <= 6; lease++) {
            unit.outbox().lease(KEYS, NOW, LEASED_UNTIL.plusMillis(lease)); // no two due at once: their order is seen
        }
        unit.consents().append(consent(1, true));
        unit.consents().append(consent(5, true));
        unit.ledger().charge(List.of(STALE), START);
        return unit.ledger().charge(List.of(USED), NOW).granted();
    }

    /** Every verb that changes anything, used so that it does. */
    void changeEverything(StoreUnit unit) {
        changeFlows(unit.flows());
        changeAccounts(unit);
        changeSessions(unit);
        Expect.yes(
                "ledger.charge", unit.ledger().charge(List.of(FRESH, USED), NOW).granted());
        Expect.same("ledger.purge", 1, unit.ledger().purge(NOW, 9));
        changeOutbox(unit.outbox());
    }

    private static void changeFlows(FlowStore flows) {
        Expect.some("flows.countAttempt", flows.countAttempt(digest(1), Purpose.REGISTRATION, KEYS, NOW));
        Expect.some(
                "flows.reissue",
                flows.reissue(digest(1), Purpose.REGISTRATION, NOW, START, MUCH_LATER, NOW.plusSeconds(60)));
        Expect.yes("flows.prove", flows.prove(digest(2), MUCH_LATER));
        Expect.yes("flows.finish", flows.finish(digest(1), Samples.target(2), NOW));
        Expect.yes("flows.redeem", flows.redeem(digest(3), NOW));
        Expect.same("flows.deleteTo", 1, flows.deleteTo(address(5)));
        Expect.same("flows.purge", 2, flows.purge(Samples.CODE_END.plusMillis(1), 9));
        Expect.yes("flows.insert", flows.insert(flow(NEW)));
    }

    private static void changeAccounts(StoreUnit unit) {
        var accounts = unit.accounts();
        Expect.yes("accounts.insert", accounts.insert(account(NEW), Map.of()));
        Expect.yes("accounts.changePassword", accounts.changePassword(accountId(3), 1, hash("k2", 3)));
        Expect.yes("accounts.upgradeHash", accounts.upgradeHash(accountId(1), 1, HASH, hash("k2", 1)));
        Expect.yes("accounts.raiseVersion", accounts.raiseVersion(accountId(2)));
        Expect.yes("accounts.suspend", accounts.suspend(accountId(2)));
        Expect.yes("accounts.reinstate", accounts.reinstate(accountId(5)));
        Expect.yes("accounts.delete", accounts.delete(accountId(4), 1));
        Expect.yes("consents.append", unit.consents().append(consent(1, false)));
    }

    private static void changeSessions(StoreUnit unit) {
        var sessions = unit.sessions();
        Expect.yes("sessions.insert", sessions.insert(session(NEW, 1, 1)));
        Expect.some("sessions.rotate", sessions.rotate(sessionId(1), 1, "k2", NOW, MUCH_LATER));
        Expect.some("sessions.replay", sessions.replay(sessionId(6), 7, NOW, START));
        Expect.yes("sessions.extend", sessions.extend(sessionId(2), NOW, Samples.SESSION_END, Duration.ZERO));
        Expect.yes("sessions.delete", sessions.delete(accountId(1), sessionId(3)));
        Expect.same("sessions.deleteOthers", 1, sessions.deleteOthers(accountId(6), sessionId(7)));
        Expect.same("sessions.purge", 1, sessions.purge(NOW, 9));
    }

    private static void changeOutbox(OutboxStore outbox) {
        outbox.insert(mail(NEW, KEY, NOW));
        Expect.some("outbox.lease", outbox.lease(KEYS, NOW, LEASED_UNTIL));
        Expect.yes("outbox.remove", outbox.remove(mailId(1), 1));
        Expect.yes("outbox.postpone", outbox.postpone(mailId(2), 1, NOW));
        Expect.yes("outbox.doubt", outbox.doubt(mailId(3), 1, NOW.plusMillis(1)));
        Expect.yes("outbox.abandon", outbox.abandon(mailId(4), 1, NOW));
        Expect.yes("outbox.abandon", outbox.abandon(mailId(5), 1, NOW.plusMillis(1)));
        Expect.same("outbox.deleteTo", 1, outbox.deleteTo(address(6)));
        Expect.same("outbox.purge", 1, outbox.purge(NOW.plusMillis(1), 9));
    }

    /** Rows that were changed before in the same unit. */
    void changeTheSameRows(StoreUnit unit, int round) {
        Expect.some("flows.countAttempt", unit.flows().countAttempt(digest(1), Purpose.REGISTRATION, KEYS, NOW));
        Expect.yes("accounts.raiseVersion", unit.accounts().raiseVersion(accountId(1)));
        Expect.yes("accounts.reinstate", unit.accounts().reinstate(accountId(5)));
        Expect.yes("accounts.suspend", unit.accounts().suspend(accountId(5)));
        Expect.yes("accounts.delete", unit.accounts().delete(accountId(4), 1));
        Expect.yes("accounts.insert", unit.accounts().insert(account(4), Map.of()));
        Expect.yes("sessions.insert", unit.sessions().insert(session(5, 4, 1 + round)));
        Expect.yes("sessions.delete", unit.sessions().delete(accountId(1), sessionId(2)));
        Expect.yes("sessions.insert", unit.sessions().insert(session(2, 1, 1 + round)));
        Expect.same("sessions.deleteOthers", 1, unit.sessions().deleteOthers(accountId(6), sessionId(7)));
        Expect.yes("sessions.insert", unit.sessions().insert(session(8, 6, 1 + round)));
        Expect.same("flows.deleteTo", 1, unit.flows().deleteTo(address(5)));
        Expect.yes("flows.insert", unit.flows().insert(flow(5, FlowState.PROVEN)));
        Expect.yes("consents.append", unit.consents().append(consent(1, round % 2 == 0)));
        Expect.yes("outbox.postpone", unit.outbox().postpone(mailId(1), round, NOW));
        Expect.some("outbox.lease", unit.outbox().lease(KEYS, NOW, LEASED_UNTIL));
        Expect.same("outbox.deleteTo", 1, unit.outbox().deleteTo(address(6)));
        unit.outbox().insert(mail(6, KEY, MUCH_LATER.plusMillis(6)));
    }

    /** All that can be seen of the store. */
    List<Object> seen() {
        return store.in(EveryVerb::lastSeen);
    }

    /** All that can be seen once the unit has changed everything, which it then takes back. */
    List<Object> seenAfterEveryChange() {
        return store.in(unit -> {
            changeEverything(unit);
            return lastSeen(unit);
        });
    }

    /** What looking itself changes is rolled back, with all that the unit did. */
    private static List<Object> lastSeen(StoreUnit unit) {
        unit.rollBack();
        var seen = new ArrayList<Object>();
        for (int number = 1; number <= NEW; number++) {
            seen.add(unit.flows().find(digest(number)));
            seen.add(unit.accounts().find(accountId(number)));
            seen.add(unit.accounts().find(address(number)));
            seen.add(unit.sessions().findLive(sessionId(number), NOW));
            seen.add(unit.sessions().list(accountId(number), NOW, NEW).size());
            seen.add(unit.consents().history(accountId(number)));
        }
        seen.add(unit.consents().subscribers(null, NEW).size());
        for (var charge : List.of(FRESH, USED)) {
            seen.add(unit.ledger().charge(List.of(charge), NOW));
        }
        seen.add(unit.ledger().purge(NOW, 9));
        seen.add(unit.outbox().status());
        seen.add(unit.outbox().abandoned(9));
        var leased = unit.outbox().lease(KEYS, MUCH_LATER, MUCH_LATER.plusSeconds(90));
        while (leased.isPresent()) {
            seen.add(leased);
            leased = unit.outbox().lease(KEYS, MUCH_LATER, MUCH_LATER.plusSeconds(90));
        }
        return seen;
    }
}
