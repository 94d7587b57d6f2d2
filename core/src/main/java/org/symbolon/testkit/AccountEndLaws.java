package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.HASH;
import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.address;
import static org.symbolon.testkit.Samples.consent;
import static org.symbolon.testkit.Samples.digest;
import static org.symbolon.testkit.Samples.hash;
import static org.symbolon.testkit.Samples.reset;
import static org.symbolon.testkit.Samples.session;
import static org.symbolon.testkit.Samples.sessionId;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.AccountStore;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.FlowStore;
import org.symbolon.store.SessionRecord;

/** What becomes of an account that is removed, and of all that is about it, to one caller at a time. */
final class AccountEndLaws {
    private final Subject store;

    private AccountEndLaws(Subject store) {
        this.store = store;
        put(account(1));
        put(account(2));
    }

    static Stream<Law> all() {
        return Stream.of(
                law("accounts.delete: removes an account once, and no other", AccountEndLaws::accountIsDeleted),
                law(
                        "accounts.delete: removes nothing unless the version is the one named",
                        AccountEndLaws::otherVersion),
                law("accounts.delete: leaves nothing to change or to count", AccountEndLaws::nothingIsLeftToChange),
                law("accounts.delete: frees the address, however it is spelled", AccountEndLaws::addressIsFree),
                law("accounts.delete: frees the id, and nothing of before comes back", AccountEndLaws::idIsFree),
                law("accounts.delete: removes its sessions, live or not", AccountEndLaws::sessionsAreRemoved),
                law("accounts.delete: leaves the sessions of others alone", AccountEndLaws::otherSessionsAreKept),
                law("accounts.delete: leaves its flows, which are dead", AccountEndLaws::flowsAreDead),
                law("accounts.delete: leaves what was consented, and no more is said", AccountEndLaws::consentIsKept),
                law("accounts.delete: leaves all where the unit is rolled back", AccountEndLaws::rolledBackLeavesAll));
    }

    private static Law law(String name, Consumer<AccountEndLaws> claim) {
        return new Law(name, store -> claim.accept(new AccountEndLaws(store)));
    }

    private boolean does(Predicate<AccountStore> verb) {
        return store.does(unit -> verb.test(unit.accounts()));
    }

    private void put(AccountRecord account) {
        Expect.yes("accounts.insert", does(accounts -> accounts.insert(account, Map.of())));
    }

    private void put(SessionRecord session) {
        Expect.yes("sessions.insert", store.does(unit -> unit.sessions().insert(session)));
    }

    private void put(FlowRecord flow) {
        Expect.yes("flows.insert", store.does(unit -> unit.flows().insert(flow)));
    }

    private void delete() {
        Expect.yes("accounts.delete", does(accounts -> accounts.delete(accountId(1), 1)));
    }

    private Optional<AccountRecord> find(int number) {
        return store.found(unit -> unit.accounts().find(accountId(number)));
    }

    private void accountIsDeleted() {
        delete();
        Expect.none("accounts.find of what was deleted", find(1));
        Expect.none(
                "accounts.find by its address",
                store.found(unit -> unit.accounts().find(address(1))));
        Expect.no("accounts.delete again", does(accounts -> accounts.delete(accountId(1), 1)));
        Expect.no("accounts.delete of no account", does(accounts -> accounts.delete(accountId(3), 1)));
        Expect.same("accounts.find of another", Optional.of(account(2)), find(2));
        Expect.same(
                "accounts.find by the address of another",
                Optional.of(account(2)),
                store.found(unit -> unit.accounts().find(address(2))));
    }

    private void otherVersion() {
        put(session(1, 1, 1));
        for (long version : new long[] {0, 2}) {
            Expect.no(
                    "accounts.delete under version " + version + " of 1",
                    does(accounts -> accounts.delete(accountId(1), version)));
        }
        Expect.same("accounts.find after no removal", Optional.of(account(1)), find(1));
        Expect.same(
                "sessions.findLive after no removal",
                Optional.of(session(1, 1, 1)),
                store.found(unit -> unit.sessions().findLive(sessionId(1), NOW)));
        Expect.yes("accounts.raiseVersion", does(accounts -> accounts.raiseVersion(accountId(1))));
        Expect.no("accounts.delete under the former version", does(accounts -> accounts.delete(accountId(1), 1)));
        Expect.same(
                "accounts.find by its address",
                Optional.of(account(1).withVersionRaised()),
                store.found(unit -> unit.accounts().find(address(1))));
        Expect.yes("accounts.delete under the new version", does(accounts -> accounts.delete(accountId(1), 2)));
        Expect.none("accounts.find of what was deleted", find(1));
    }

    private void nothingIsLeftToChange() {
        delete();
        Expect.no("accounts.suspend", does(accounts -> accounts.suspend(accountId(1))));
        Expect.no("accounts.reinstate", does(accounts -> accounts.reinstate(accountId(1))));
        Expect.no("accounts.raiseVersion", does(accounts -> accounts.raiseVersion(accountId(1))));
        Expect.no("accounts.changePassword", does(accounts -> accounts.changePassword(accountId(1), 1, hash("k2", 1))));
        Expect.no("accounts.upgradeHash", does(accounts -> accounts.upgradeHash(accountId(1), 1, HASH, hash("k2", 1))));
        Expect.same("accounts.countUnder", 1L, store.in(unit -> unit.accounts().countUnder(KEY)));
    }

    private void addressIsFree() {
        delete();
        var again = account(3, address("PERSON1@EXAMPLE.ORG"), HASH);
        put(again);
        Expect.same("accounts.find of who came after", Optional.of(again), find(3));
        Expect.same(
                "accounts.find by the address",
                Optional.of(again),
                store.found(unit -> unit.accounts().find(address(1))));
        Expect.none("accounts.find of who was there before", find(1));
    }

    private void idIsFree() {
        put(session(1, 1, 1));
        delete();
        put(account(1, address(3), hash("k2", 3)));
        Expect.same("accounts.find of the new one", Optional.of(account(1, address(3), hash("k2", 3))), find(1));
        Expect.none(
                "sessions.findLive of the former one's session",
                store.found(unit -> unit.sessions().findLive(sessionId(1), NOW)));
    }

    private void sessionsAreRemoved() {
        put(session(1, 1, 1));
        put(session(2, 1, 9));
        put(session(3, 1, 1).idleUntil(NOW.minusSeconds(1)));
        put(session(4, 1, 1));
        delete();
        for (int number : new int[] {1, 2, 3}) {
            Expect.no(
                    "sessions.delete of session " + number,
                    store.does(unit -> unit.sessions().delete(accountId(1), sessionId(number))));
        }
        Expect.same("sessions.purge of what is left", 0, purge());
        put(session(4, 2, 1));
    }

    private int purge() {
        return store.counted(unit -> unit.sessions().purge(Samples.SESSION_END.plusMillis(1), 10));
    }

    private void otherSessionsAreKept() {
        put(session(1, 1, 1));
        put(session(2, 2, 1));
        put(session(3, 3, 1));
        delete();
        Expect.same(
                "sessions.findLive of another's",
                Optional.of(session(2, 2, 1)),
                store.found(unit -> unit.sessions().findLive(sessionId(2), NOW)));
        Expect.same("sessions.purge of another's, and of one whose account is to come", 2, purge());
    }

    private void flowsAreDead() {
        put(reset(1, FlowState.OPEN, 1));
        put(reset(2, FlowState.PROVEN, 1));
        put(reset(3, FlowState.OPEN, 2));
        put(reset(4, FlowState.PROVEN, 2));
        delete();
        Expect.no("flows.prove", ends(flows -> flows.prove(digest(1), NOW.plus(Duration.ofMinutes(10)))));
        Expect.no("flows.redeem", ends(flows -> flows.redeem(digest(2), NOW)));
        for (var kept : List.of(reset(1, FlowState.OPEN, 1), reset(2, FlowState.PROVEN, 1))) {
            Expect.same(
                    "flows.find",
                    Optional.of(kept),
                    store.found(unit -> unit.flows().find(kept.digest())));
        }
        Expect.yes("flows.prove of another's", ends(flows -> flows.prove(digest(3), NOW)));
        Expect.yes("flows.redeem of another's", ends(flows -> flows.redeem(digest(4), NOW)));
    }

    private boolean ends(Predicate<FlowStore> verb) {
        return store.does(unit -> verb.test(unit.flows()));
    }

    private boolean append(int account, boolean given) {
        return store.does(unit -> unit.consents().append(consent(account, given)));
    }

    private void consentIsKept() {
        Expect.yes("consents.append", append(1, true));
        Expect.yes("consents.append", append(1, false));
        delete();
        Expect.no("consents.append after the end", append(1, true));
        Expect.same(
                "consents.history after the end",
                List.of(consent(1, true), consent(1, false)),
                store.in(unit -> unit.consents().history(accountId(1))));
        Expect.same(
                "consents.latest after the end",
                Optional.of(consent(1, false)),
                store.found(unit -> unit.consents().latest(accountId(1))));
        Expect.yes("consents.append of another", append(2, true));
    }

    private void rolledBackLeavesAll() {
        put(session(1, 1, 1));
        Expect.yes("accounts.delete", store.does(unit -> {
            unit.rollBack();
            return unit.accounts().delete(accountId(1), 1);
        }));
        Expect.same("accounts.find", Optional.of(account(1)), find(1));
        Expect.same(
                "accounts.find by address",
                Optional.of(account(1)),
                store.found(unit -> unit.accounts().find(address(1))));
        Expect.same(
                "sessions.findLive",
                Optional.of(session(1, 1, 1)),
                store.found(unit -> unit.sessions().findLive(sessionId(1), NOW)));
    }
}
