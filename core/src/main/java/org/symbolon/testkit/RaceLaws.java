package org.symbolon.testkit;

import static org.symbolon.testkit.Crowd.CALLERS;
import static org.symbolon.testkit.Samples.ATTEMPTS;
import static org.symbolon.testkit.Samples.HASH;
import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.bucket;
import static org.symbolon.testkit.Samples.digest;
import static org.symbolon.testkit.Samples.flow;
import static org.symbolon.testkit.Samples.hash;
import static org.symbolon.testkit.Samples.mail;
import static org.symbolon.testkit.Samples.mailId;
import static org.symbolon.testkit.Samples.reset;
import static org.symbolon.testkit.Samples.session;
import static org.symbolon.testkit.Samples.sessionId;
import static org.symbolon.testkit.Samples.target;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.symbolon.account.Purpose;
import org.symbolon.store.Charge;
import org.symbolon.store.FlowState;
import org.symbolon.store.StoreUnit;

/** What the verbs promise to sixty-four callers who leave a barrier at once and are after the same. */
final class RaceLaws {
    private static final Set<String> KEYS = Set.of(KEY);

    private final Subject store;
    private final Race race;
    private final Crowd crowd = Crowd.patient();

    private RaceLaws(Subject store) {
        this.store = store;
        this.race = new Race(store);
    }

    static Stream<Law> all() {
        return Stream.of(
                law("accounts.insert: gives an address to one of sixty-four callers", RaceLaws::address),
                law("accounts.changePassword: changes a version's password for one of sixty-four", RaceLaws::password),
                law("accounts.upgradeHash: upgrades a hash for one of sixty-four callers", RaceLaws::upgrade),
                law("accounts.raiseVersion: raises for each of sixty-four callers", RaceLaws::version),
                law("flows.insert: gives a digest to one of sixty-four callers", RaceLaws::digestOfOne),
                law(
                        "flows.countAttempt: gives sixty-four callers no more attempts than there were",
                        RaceLaws::attempts),
                law("flows.reissue: gives a code to one of sixty-four callers", RaceLaws::code),
                law("flows.prove: proves for one of sixty-four callers", RaceLaws::proof),
                law("flows.finish: ends for one of sixty-four callers", RaceLaws::end),
                law(
                        "flows.finish: ends a flow, or finds it proven, for one of sixty-four callers",
                        RaceLaws::endOrProof),
                law("flows.redeem: redeems for one of sixty-four callers", RaceLaws::redemption),
                law("sessions.insert: gives an id to one of sixty-four callers", RaceLaws::idOfOne),
                law("sessions.rotate: rotates a generation for one of sixty-four callers", RaceLaws::rotation),
                law("sessions.replay: ends a session for one of sixty-four callers", RaceLaws::replay),
                law("sessions.replay: keeps what sixty-four callers rotate at once", RaceLaws::rotationOrReplay),
                law("sessions.extend: keeps the latest end that sixty-four callers asked for", RaceLaws::extension),
                law("sessions.delete: removes for one of sixty-four callers", RaceLaws::deletion),
                law("ledger.charge: gives sixty-four callers no more than the burst", RaceLaws::burst),
                law(
                        "ledger.charge: gives sixty-four callers no more of two buckets, in any order",
                        RaceLaws::twoBursts),
                law("outbox.lease: gives a mail to one of sixty-four callers", RaceLaws::lease),
                law("outbox.remove: removes for one of sixty-four callers", RaceLaws::removal),
                law("consents.append: appends for each of sixty-four callers", RaceLaws::consents),
                law("flows.purge: removes each flow once for sixty-four callers", RaceLaws::purge));
    }

    private static Law law(String name, Consumer<RaceLaws> claim) {
        return new Law(name, store -> claim.accept(new RaceLaws(store)));
    }

    private void winners(int expected, Race.Stake stake, Race.Call call) {
        race.winners(expected, stake, call);
    }

    private static boolean aFlow(StoreUnit unit, int round) {
        return unit.flows().insert(flow(round));
    }

    private static boolean aReset(StoreUnit unit, int round) {
        return Race.anAccount(unit, round) && unit.flows().insert(reset(round, FlowState.PROVEN, round));
    }

    private static boolean aMail(StoreUnit unit, int round) {
        unit.outbox().insert(mail(round, KEY, NOW));
        return true;
    }

    private static int own(int round, int caller) {
        return 100 * round + caller;
    }

    private void address() {
        winners(
                1,
                Race::nothing,
                (unit, round, caller) ->
                        unit.accounts().insert(account(own(round, caller), Samples.address(round), HASH), Map.of()));
    }

    private void password() {
        winners(
                1,
                Race::anAccount,
                (unit, round, caller) -> unit.accounts().changePassword(accountId(round), 1, hash(KEY, caller)));
    }

    private void upgrade() {
        winners(
                1,
                Race::anAccount,
                (unit, round, caller) ->
                        unit.accounts().upgradeHash(accountId(round), 1, HASH, hash("k2", 100 + caller)));
    }

    private void version() {
        winners(
                CALLERS,
                Race::anAccount,
                (unit, round, caller) -> unit.accounts().raiseVersion(accountId(round)));
        var account = store.found(unit -> unit.accounts().find(accountId(1)));
        Expect.same(
                "the version after all of them",
                1L + CALLERS,
                Expect.some("accounts.find", account).version());
    }

    private void digestOfOne() {
        winners(1, Race::nothing, (unit, round, caller) -> unit.flows().insert(flow(round)));
    }

    private void attempts() {
        winners(
                ATTEMPTS,
                RaceLaws::aFlow,
                (unit, round, caller) -> unit.flows()
                        .countAttempt(digest(round), Purpose.REGISTRATION, KEYS, NOW)
                        .isPresent());
    }

    private void code() {
        var end = NOW.plus(Duration.ofMinutes(30));
        winners(
                1,
                RaceLaws::aFlow,
                (unit, round, caller) -> unit.flows()
                        .reissue(digest(round), Purpose.REGISTRATION, NOW, Samples.START, end, NOW.plusSeconds(60))
                        .isPresent());
    }

    private void proof() {
        winners(1, RaceLaws::aFlow, (unit, round, caller) -> unit.flows().prove(digest(round), NOW));
    }

    private void end() {
        winners(1, RaceLaws::aFlow, (unit, round, caller) -> unit.flows().finish(digest(round), target(caller), NOW));
    }

    private void endOrProof() {
        winners(
                1,
                RaceLaws::aFlow,
                (unit, round, caller) -> caller % 2 == 0
                        ? unit.flows().prove(digest(round), NOW)
                        : unit.flows().finish(digest(round), target(caller), NOW));
    }

    private void redemption() {
        winners(1, RaceLaws::aReset, (unit, round, caller) -> unit.flows().redeem(digest(round), NOW));
    }

    private void idOfOne() {
        winners(1, Race::anAccount, (unit, round, caller) -> unit.sessions().insert(session(round, round, 1)));
    }

    private void rotation() {
        winners(
                1,
                Race::aSession,
                (unit, round, caller) -> unit.sessions()
                        .rotate(sessionId(round), 1, KEY, NOW, Samples.SESSION_END)
                        .isPresent());
    }

    /** The generation is one that never was: nobody but the one who is told can be answered. */
    private void replay() {
        winners(1, Race::aSession, (unit, round, caller) -> isReplayed(unit, round, 7, true));
    }

    private static boolean isReplayed(StoreUnit unit, int round, int generation, boolean removed) {
        var replay = unit.sessions().replay(sessionId(round), generation, NOW, NOW.minusSeconds(10));
        replay.ifPresent(told -> Expect.same("whether the session was removed", removed, told.removed()));
        return replay.isPresent();
    }

    private void rotationOrReplay() {
        winners(
                CALLERS,
                Race::aSession,
                (unit, round, caller) -> unit.sessions()
                                .rotate(sessionId(round), 1, KEY, NOW, Samples.SESSION_END)
                                .isPresent()
                        || isReplayed(unit, round, 1, false));
    }

    private void extension() {
        Expect.yes("the stake", store.does(unit -> Race.aSession(unit, 1)));
        crowd.winners(caller -> store.does(unit -> unit.sessions()
                .extend(sessionId(1), NOW, Samples.IDLE_AT.plusSeconds(1 + caller * 37 % CALLERS), Duration.ZERO)));
        var session = Expect.some(
                "sessions.findLive", store.found(unit -> unit.sessions().findLive(sessionId(1), NOW)));
        Expect.same("its end after all of them", Samples.IDLE_AT.plusSeconds(CALLERS), session.idleAt());
    }

    private void deletion() {
        winners(1, Race::aSession, (unit, round, caller) -> unit.sessions().delete(accountId(round), sessionId(round)));
    }

    private void burst() {
        winners(
                10,
                Race::nothing,
                (unit, round, caller) -> unit.ledger()
                        .charge(List.of(new Charge(bucket(round), 10, Duration.ofMinutes(6))), NOW)
                        .granted());
    }

    private void twoBursts() {
        winners(3, Race::nothing, (unit, round, caller) -> {
            var ten = new Charge(bucket(round), 10, Duration.ofMinutes(6));
            var three = new Charge(bucket(own(round, 0)), 3, Duration.ofMinutes(6));
            return unit.ledger()
                    .charge(caller % 2 == 0 ? List.of(ten, three) : List.of(three, ten), NOW)
                    .granted();
        });
    }

    private void lease() {
        winners(
                1,
                RaceLaws::aMail,
                (unit, round, caller) ->
                        unit.outbox().lease(KEYS, NOW, NOW.plusSeconds(90)).isPresent());
    }

    private void removal() {
        winners(
                1,
                (unit, round) -> aMail(unit, round)
                        && unit.outbox().lease(KEYS, NOW, NOW.plusSeconds(90)).isPresent(),
                (unit, round, caller) -> unit.outbox().remove(mailId(round), 1));
    }

    private void consents() {
        Expect.yes("the stake", store.does(unit -> Race.anAccount(unit, 1)));
        crowd.winners(caller -> store.does(unit -> unit.consents().append(Samples.consent(1, caller % 2 == 0))));
        int kept = store.counted(unit -> unit.consents().history(accountId(1)).size());
        Expect.same("consents.history after all of them", CALLERS, kept);
    }

    private void purge() {
        int flows = 2 * CALLERS;
        store.does(unit ->
                IntStream.range(0, flows).allMatch(number -> unit.flows().insert(flow(number))));
        var after = Samples.CODE_END.plusMillis(1);
        int removed = crowd.sum(caller -> store.counted(unit -> unit.flows().purge(after, 5)));
        int rest = store.counted(unit -> unit.flows().purge(after, flows));
        Expect.same("flows that were purged", flows, removed + rest);
    }
}
