package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.HASH;
import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.address;
import static org.symbolon.testkit.Samples.digest;
import static org.symbolon.testkit.Samples.hash;
import static org.symbolon.testkit.Samples.reset;
import static org.symbolon.testkit.Samples.session;
import static org.symbolon.testkit.Samples.sessionId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.AccountStore;
import org.symbolon.store.FlowState;

/** What becomes of an account that is suspended and reinstated, to one caller at a time. */
final class SuspensionLaws {
    private final Subject store;

    private SuspensionLaws(Subject store) {
        this.store = store;
        Expect.yes(
                "two accounts and what they have",
                store.does(unit -> unit.accounts().insert(account(1), Map.of())
                        && unit.accounts().insert(account(2), Map.of())
                        && unit.flows().insert(reset(1, FlowState.OPEN, 1))
                        && unit.flows().insert(reset(2, FlowState.PROVEN, 1))
                        && unit.flows().insert(reset(3, FlowState.OPEN, 2))
                        && unit.flows().insert(reset(4, FlowState.PROVEN, 2))
                        && unit.sessions().insert(session(1, 1, 1))
                        && unit.sessions().insert(session(2, 2, 1))));
    }

    static Stream<Law> all() {
        return Stream.of(
                law(
                        "accounts.suspend: suspends once, raises the version and keeps all else",
                        SuspensionLaws::accountIsSuspended),
                law("accounts.suspend: ends what was signed in or proven before", SuspensionLaws::allBeforeIsDead),
                law("accounts.suspend: leaves other accounts and theirs alone", SuspensionLaws::othersAreKept),
                law("accounts.suspend: lasts through every other change", SuspensionLaws::otherChangesKeepIt),
                law(
                        "accounts.reinstate: reinstates once and keeps all else, the version too",
                        SuspensionLaws::accountIsReinstated),
                law("accounts.reinstate: brings nothing of before back", SuspensionLaws::nothingComesBack),
                law(
                        "accounts.reinstate: leaves an account that is not suspended alone",
                        SuspensionLaws::accountInUseIsKept));
    }

    private static Law law(String name, Consumer<SuspensionLaws> claim) {
        return new Law(name, store -> claim.accept(new SuspensionLaws(store)));
    }

    private boolean does(Predicate<AccountStore> verb) {
        return store.does(unit -> verb.test(unit.accounts()));
    }

    private void suspend() {
        Expect.yes("accounts.suspend", does(accounts -> accounts.suspend(accountId(1))));
    }

    private void reinstate() {
        Expect.yes("accounts.reinstate", does(accounts -> accounts.reinstate(accountId(1))));
    }

    private void is(String when, AccountRecord expected) {
        Expect.same(
                "accounts.find " + when,
                Optional.of(expected),
                store.found(unit -> unit.accounts().find(expected.id())));
        Expect.same(
                "accounts.find by address " + when,
                Optional.of(expected),
                store.found(unit -> unit.accounts().find(expected.address())));
    }

    private static AccountRecord suspended() {
        return account(1).withSuspended(true).withVersionRaised();
    }

    private void accountIsSuspended() {
        suspend();
        is("once it is suspended", suspended());
        Expect.no("accounts.suspend again", does(accounts -> accounts.suspend(accountId(1))));
        is("after the second time", suspended());
        Expect.no("accounts.suspend of no account", does(accounts -> accounts.suspend(accountId(3))));
        Expect.no(
                "accounts.insert of its address",
                does(accounts -> accounts.insert(account(3, address(1), HASH), Map.of())));
    }

    private void allBeforeIsDead() {
        suspend();
        isDead("after the suspension");
        Expect.yes(
                "sessions.insert of a login that was verified before",
                store.does(unit -> unit.sessions().insert(session(3, 1, 1))));
        Expect.none(
                "sessions.findLive of that login",
                store.found(unit -> unit.sessions().findLive(sessionId(3), NOW)));
    }

    /** The session and the flows of the account, which were made under its first version. */
    private void isDead(String when) {
        Expect.none(
                "sessions.findLive " + when, store.found(unit -> unit.sessions().findLive(sessionId(1), NOW)));
        Expect.no("flows.prove " + when, store.does(unit -> unit.flows().prove(digest(1), NOW.plusSeconds(600))));
        Expect.no("flows.redeem " + when, store.does(unit -> unit.flows().redeem(digest(2), NOW)));
        Expect.no(
                "accounts.changePassword under the version of before " + when,
                does(accounts -> accounts.changePassword(accountId(1), 1, hash("k2", 1))));
    }

    private void othersAreKept() {
        suspend();
        is("of another", account(2));
        Expect.same(
                "sessions.findLive of another's",
                Optional.of(session(2, 2, 1)),
                store.found(unit -> unit.sessions().findLive(sessionId(2), NOW)));
        Expect.yes("flows.prove of another's", store.does(unit -> unit.flows().prove(digest(3), NOW.plusSeconds(600))));
        Expect.yes("flows.redeem of another's", store.does(unit -> unit.flows().redeem(digest(4), NOW)));
        Expect.no("accounts.reinstate of another", does(accounts -> accounts.reinstate(accountId(2))));
    }

    private void otherChangesKeepIt() {
        suspend();
        var better = hash(KEY, 2);
        Expect.yes("accounts.upgradeHash", does(accounts -> accounts.upgradeHash(accountId(1), 2, HASH, better)));
        is("after a better hash", suspended().withHash(better));
        Expect.yes("accounts.changePassword", does(accounts -> accounts.changePassword(accountId(1), 2, HASH)));
        is("after another password", suspended().withVersionRaised());
        Expect.yes("accounts.raiseVersion", does(accounts -> accounts.raiseVersion(accountId(1))));
        is("after another version", suspended().withVersionRaised().withVersionRaised());
        Expect.same("accounts.countUnder", 2L, store.in(unit -> unit.accounts().countUnder(KEY)));
        Expect.yes("accounts.delete", does(accounts -> accounts.delete(accountId(1), 4)));
    }

    private void accountIsReinstated() {
        suspend();
        reinstate();
        is("once it is reinstated", account(1).withVersionRaised());
        Expect.no("accounts.reinstate again", does(accounts -> accounts.reinstate(accountId(1))));
        is("after the second time", account(1).withVersionRaised());
        suspend();
        is("once it is suspended again", suspended().withVersionRaised());
    }

    private void nothingComesBack() {
        suspend();
        reinstate();
        isDead("once the account is reinstated");
        var login = session(3, 1, 2);
        Expect.yes(
                "sessions.insert of a new login",
                store.does(unit -> unit.sessions().insert(login)));
        Expect.same(
                "sessions.list of what is live",
                List.of(login),
                store.in(unit -> unit.sessions().list(accountId(1), NOW, 9)));
    }

    private void accountInUseIsKept() {
        Expect.no("accounts.reinstate", does(accounts -> accounts.reinstate(accountId(1))));
        Expect.no("accounts.reinstate of no account", does(accounts -> accounts.reinstate(accountId(3))));
        is("after it was not reinstated", account(1));
        suspend();
        Expect.no("accounts.reinstate of another", does(accounts -> accounts.reinstate(accountId(2))));
        is("while another was not reinstated", suspended());
    }
}
