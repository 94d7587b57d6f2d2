package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.CODE_END;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.digest;
import static org.symbolon.testkit.Samples.flow;
import static org.symbolon.testkit.Samples.reset;
import static org.symbolon.testkit.Samples.target;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.Target;

/** What the verbs promise by which flows come to their end, to one caller at a time. */
final class FlowEndLaws {
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(10));

    private final Subject store;

    private FlowEndLaws(Subject store) {
        this.store = store;
        Expect.yes("accounts.insert", store.does(unit -> unit.accounts().insert(account(1), Map.of())));
    }

    static Stream<Law> all() {
        return Stream.of(
                law("flows.prove: proves an open flow once, until the instant", FlowEndLaws::openFlowIsProven),
                law("flows.prove: proves with the last attempt, and after expiry", FlowEndLaws::lateFlowIsProven),
                law("flows.prove: proves no flow that is dead", FlowEndLaws::deadFlowIsNotProven),
                law("flows.prove: proves nothing but an open flow", FlowEndLaws::closedFlowIsNotProven),
                law("flows.finish: ends an open flow once and drops the applicant", FlowEndLaws::openFlowIsFinished),
                law("flows.finish: ends with the last attempt, and after expiry", FlowEndLaws::lateFlowIsFinished),
                law("flows.finish: ends nothing but an open flow", FlowEndLaws::closedFlowIsNotFinished),
                law("flows.redeem: ends a proven flow once and keeps its target", FlowEndLaws::provenFlowIsRedeemed),
                law("flows.redeem: ends no flow that has expired", FlowEndLaws::expiredFlowIsNotRedeemed),
                law("flows.redeem: ends no flow that is dead", FlowEndLaws::deadFlowIsNotRedeemed),
                law("flows.redeem: ends nothing but a proven flow", FlowEndLaws::otherFlowIsNotRedeemed));
    }

    private static Law law(String name, Consumer<FlowEndLaws> claim) {
        return new Law(name, store -> claim.accept(new FlowEndLaws(store)));
    }

    private void put(FlowRecord flow) {
        Expect.yes("flows.insert", store.does(unit -> unit.flows().insert(flow)));
    }

    private void is(String when, FlowRecord expected) {
        Expect.same(
                "flows.find " + when,
                Optional.of(expected),
                store.found(unit -> unit.flows().find(expected.digest())));
    }

    private boolean prove(int number, Instant until) {
        return store.does(unit -> unit.flows().prove(digest(number), until));
    }

    private boolean finish(int number, Target target, Instant now) {
        return store.does(unit -> unit.flows().finish(digest(number), target, now));
    }

    private boolean redeem(int number, Instant now) {
        return store.does(unit -> unit.flows().redeem(digest(number), now));
    }

    private void openFlowIsProven() {
        put(reset(1, FlowState.OPEN, 1));
        put(reset(2, FlowState.OPEN, 1));
        put(flow(3));
        Expect.yes("flows.prove", prove(1, UNTIL));
        is("after the proof", reset(1, FlowState.OPEN, 1).proven(UNTIL));
        Expect.no("flows.prove again", prove(1, UNTIL.plusSeconds(1)));
        is("after the second proof", reset(1, FlowState.OPEN, 1).proven(UNTIL));
        is("of another flow", reset(2, FlowState.OPEN, 1));
        Expect.yes("flows.prove of a flow without a target", prove(3, UNTIL));
        is("after its proof", flow(3).proven(UNTIL));
    }

    private void lateFlowIsProven() {
        var last = reset(1, FlowState.OPEN, 1).withAttemptsLeft(0);
        put(last);
        Expect.yes("flows.prove after the last attempt", prove(1, CODE_END.plusSeconds(600)));
        is("after the proof", last.proven(CODE_END.plusSeconds(600)));
    }

    /** A flow of an account whose version was raised since, and one of no account. */
    private List<FlowRecord> putDead(FlowState state) {
        put(reset(1, state, 1));
        put(reset(2, state, 2));
        Expect.yes("accounts.raiseVersion", store.does(unit -> unit.accounts().raiseVersion(accountId(1))));
        return List.of(reset(1, state, 1), reset(2, state, 2));
    }

    private void deadFlowIsNotProven() {
        for (var dead : putDead(FlowState.OPEN)) {
            Expect.no(
                    "flows.prove of a dead flow",
                    store.does(unit -> unit.flows().prove(dead.digest(), UNTIL)));
            is("after no proof", dead);
        }
    }

    private void closedFlowIsNotProven() {
        for (var closed : List.of(flow(1, FlowState.PROVEN), flow(2, FlowState.DONE))) {
            put(closed);
            Expect.no(
                    "flows.prove of a flow that is " + closed.state(),
                    store.does(unit -> unit.flows().prove(closed.digest(), UNTIL)));
            is("after no proof", closed);
        }
        Expect.no("flows.prove of no flow", prove(9, UNTIL));
    }

    private void openFlowIsFinished() {
        put(flow(1));
        put(flow(2));
        Expect.yes("flows.finish", finish(1, target(7), NOW));
        is("after its end", flow(1).done(target(7), NOW));
        Expect.yes(
                "flows.finish drops the applicant",
                store.found(unit -> unit.flows().find(digest(1)))
                        .filter(flow -> flow.applicant() == null)
                        .isPresent());
        Expect.no("flows.finish again", finish(1, target(8), NOW.plusSeconds(1)));
        is("after the second end", flow(1).done(target(7), NOW));
        is("of another flow", flow(2));
    }

    private void lateFlowIsFinished() {
        var last = flow(1, FlowState.OPEN, 0).withoutApplicant();
        put(last);
        Expect.yes("flows.finish after the last attempt", finish(1, target(7), CODE_END.plusSeconds(1)));
        is("after its end", last.done(target(7), CODE_END.plusSeconds(1)));
    }

    private void closedFlowIsNotFinished() {
        for (var closed : List.of(flow(1, FlowState.PROVEN), flow(2, FlowState.DONE))) {
            put(closed);
            Expect.no(
                    "flows.finish of a flow that is " + closed.state(),
                    store.does(unit -> unit.flows().finish(closed.digest(), target(7), NOW)));
            is("after no end", closed);
        }
        Expect.no("flows.finish of no flow", finish(9, target(7), NOW));
    }

    private void provenFlowIsRedeemed() {
        put(reset(1, FlowState.PROVEN, 1));
        put(reset(2, FlowState.PROVEN, 1));
        put(flow(3, FlowState.PROVEN));
        Expect.yes("flows.redeem", redeem(1, NOW));
        is("after its end", reset(1, FlowState.PROVEN, 1).done(target(1), NOW));
        Expect.no("flows.redeem again", redeem(1, NOW));
        is("of another flow", reset(2, FlowState.PROVEN, 1));
        Expect.yes("flows.redeem of a flow without a target", redeem(3, NOW));
        is("after its end", flow(3, FlowState.PROVEN).done(null, NOW));
    }

    private void expiredFlowIsNotRedeemed() {
        put(reset(1, FlowState.PROVEN, 1));
        Expect.no("flows.redeem as the flow expires", redeem(1, CODE_END));
        is("after no end", reset(1, FlowState.PROVEN, 1));
        Expect.yes("flows.redeem just before", redeem(1, CODE_END.minusMillis(1)));
    }

    private void deadFlowIsNotRedeemed() {
        for (var dead : putDead(FlowState.PROVEN)) {
            Expect.no(
                    "flows.redeem of a dead flow",
                    store.does(unit -> unit.flows().redeem(dead.digest(), NOW)));
            is("after no end", dead);
        }
    }

    private void otherFlowIsNotRedeemed() {
        for (var other : List.of(flow(1, FlowState.OPEN), flow(2, FlowState.DONE))) {
            put(other);
            Expect.no(
                    "flows.redeem of a flow that is " + other.state(),
                    store.does(unit -> unit.flows().redeem(other.digest(), NOW)));
            is("after no end", other);
        }
        Expect.no("flows.redeem of no flow", redeem(9, NOW));
    }
}
