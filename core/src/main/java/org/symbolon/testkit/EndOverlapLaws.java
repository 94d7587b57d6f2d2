package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
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
import org.symbolon.store.FlowState;
import org.symbolon.store.StoreUnit;

/** What holds where a unit ends an account, or what it has, while another is under way. */
final class EndOverlapLaws {
    private final Subject store;
    private final Overlap overlap;

    private EndOverlapLaws(Subject store) {
        this.store = store;
        this.overlap = new Overlap(store);
        Expect.yes(
                "the account and what it has",
                store.does(unit -> unit.flows().insert(reset(1, FlowState.PROVEN, 1))
                        && unit.accounts().insert(account(1), Map.of())
                        && unit.sessions().insert(session(1, 1, 1))
                        && unit.sessions().insert(session(2, 1, 1))));
    }

    static Stream<Law> all() {
        return Stream.of(
                law(
                        "sessions.insert: makes nothing live of a login between a suspension and its commit",
                        EndOverlapLaws::loginDuringSuspensionIsDead),
                law(
                        "sessions.rotate: rotates nothing back to life during a suspension",
                        EndOverlapLaws::rotationDuringSuspension),
                law(
                        "accounts.changePassword: ends no reset in a password during a suspension",
                        EndOverlapLaws::resetDuringSuspensionIsNone),
                law("accounts.suspend: suspends what a reset under way changes", EndOverlapLaws::suspensionDuringReset),
                law("accounts.suspend: brings nothing back during a removal", EndOverlapLaws::suspensionDuringRemoval),
                law(
                        "accounts.delete: removes nothing under the version that a reset under way ends",
                        EndOverlapLaws::removalDuringReset),
                law(
                        "accounts.delete: removes nothing under the version that a suspension under way ends",
                        EndOverlapLaws::removalDuringSuspension),
                law(
                        "sessions.deleteOthers: removes what another unit is rotating",
                        EndOverlapLaws::removalDuringRotation),
                law(
                        "sessions.rotate: rotates nothing back while others are removed",
                        EndOverlapLaws::rotationDuringRemoval));
    }

    private static Law law(String name, Consumer<EndOverlapLaws> claim) {
        return new Law(name, store -> claim.accept(new EndOverlapLaws(store)));
    }

    private static boolean suspend(StoreUnit unit) {
        return unit.accounts().suspend(accountId(1));
    }

    /** The store's part in a reset. */
    private static boolean resetPassword(StoreUnit unit) {
        boolean done =
                unit.flows().redeem(digest(1), NOW) && unit.accounts().changePassword(accountId(1), 1, hash(KEY, 2));
        if (!done) {
            unit.rollBack();
        }
        return done;
    }

    private static boolean delete(StoreUnit unit) {
        return unit.accounts().delete(accountId(1), 1);
    }

    private static boolean rotate(StoreUnit unit) {
        return unit.sessions()
                .rotate(sessionId(2), 1, "k2", NOW, Samples.SESSION_END)
                .isPresent();
    }

    private static boolean deleteOthers(StoreUnit unit) {
        return unit.sessions().deleteOthers(accountId(1), sessionId(1)) == 1;
    }

    private static AccountRecord suspended(AccountRecord account) {
        return account.withSuspended(true).withVersionRaised();
    }

    private void is(String when, Optional<AccountRecord> expected) {
        Expect.same(
                "accounts.find " + when,
                expected,
                store.found(unit -> unit.accounts().find(accountId(1))));
    }

    private void noneIsLive(String when) {
        for (int number = 1; number <= 3; number++) {
            int session = number;
            Expect.none(
                    "sessions.findLive " + when,
                    store.found(unit -> unit.sessions().findLive(sessionId(session), NOW)));
        }
        Expect.same(
                "sessions.list " + when,
                List.of(),
                store.in(unit -> unit.sessions().list(accountId(1), NOW, 9)));
    }

    private void loginDuringSuspensionIsDead() {
        boolean inserted = overlap.meanwhile(
                EndOverlapLaws::suspend, unit -> unit.sessions().insert(session(3, 1, 1)));
        Expect.yes("sessions.insert of the login", inserted);
        noneIsLive("after the suspension");
    }

    private void rotationDuringSuspension() {
        overlap.meanwhile(EndOverlapLaws::suspend, EndOverlapLaws::rotate);
        noneIsLive("after the suspension");
        Expect.none(
                "sessions.rotate after the suspension",
                store.found(unit -> unit.sessions().rotate(sessionId(2), 2, "k2", NOW, Samples.SESSION_END)));
    }

    /** A reset that counts as the earlier one is suspended with the rest. */
    private void resetDuringSuspensionIsNone() {
        var answers = overlap.of(EndOverlapLaws::suspend, EndOverlapLaws::resetPassword);
        Expect.yes("accounts.suspend", answers.first());
        Expect.no("accounts.changePassword of a reset that came later", answers.inOrder() && answers.second());
        is("after the suspension", Optional.of(suspended(answers.second() ? changed() : account(1))));
        noneIsLive("after the suspension");
    }

    private static AccountRecord changed() {
        return account(1).withPassword(hash(KEY, 2));
    }

    private void suspensionDuringReset() {
        var answers = overlap.of(EndOverlapLaws::resetPassword, EndOverlapLaws::suspend);
        Expect.yes("accounts.suspend", answers.second());
        is("after both", Optional.of(suspended(answers.first() ? changed() : account(1))));
        noneIsLive("after both");
    }

    private void suspensionDuringRemoval() {
        oneWins(EndOverlapLaws::delete, Optional.empty(), EndOverlapLaws::suspend, Optional.of(suspended(account(1))));
    }

    private void removalDuringReset() {
        oneWins(EndOverlapLaws::resetPassword, Optional.of(changed()), EndOverlapLaws::delete, Optional.empty());
    }

    private void removalDuringSuspension() {
        oneWins(EndOverlapLaws::suspend, Optional.of(suspended(account(1))), EndOverlapLaws::delete, Optional.empty());
    }

    /** Either unit leaves the account in a state of its own, in which the other is refused. */
    private void oneWins(
            Predicate<StoreUnit> first,
            Optional<AccountRecord> afterFirst,
            Predicate<StoreUnit> second,
            Optional<AccountRecord> afterSecond) {
        var answers = overlap.of(first, second);
        Expect.yes("one unit of two", answers.first() != answers.second());
        Expect.no("the unit that came later", answers.inOrder() && answers.second());
        is("after both", answers.first() ? afterFirst : afterSecond);
    }

    private void removalDuringRotation() {
        var answers = overlap.of(EndOverlapLaws::rotate, EndOverlapLaws::deleteOthers);
        Expect.yes("sessions.deleteOthers of one", answers.second());
        isRemoved("after its rotation");
    }

    private void rotationDuringRemoval() {
        overlap.meanwhile(EndOverlapLaws::deleteOthers, EndOverlapLaws::rotate);
        isRemoved("after the removal");
    }

    private void isRemoved(String when) {
        Expect.same(
                "sessions.list " + when,
                List.of(session(1, 1, 1)),
                store.in(unit -> unit.sessions().list(accountId(1), NOW, 9)));
        Expect.no("sessions.delete " + when, store.does(unit -> unit.sessions().delete(accountId(1), sessionId(2))));
    }
}
