package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.store.Applicant;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.Target;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class FlowBreaks {
    private FlowBreaks() {}

    static Stream<Break> all() {
        return Stream.of(inserts(), counts(), reissues(), proofs(), ends(), redemptions(), purges())
                .flatMap(breaks -> breaks);
    }

    private static Optional<FlowRecord> current(Call call) {
        return call.unit().flows().find(call.<HandleDigest>argument(0));
    }

    private static boolean is(Call call, FlowState state) {
        return current(call).filter(flow -> flow.state() == state).isPresent();
    }

    private static boolean isDead(Call call) {
        return current(call)
                .map(FlowRecord::target)
                .filter(target -> call.unit()
                        .accounts()
                        .find(target.account())
                        .filter(account -> account.version() == target.version())
                        .isEmpty())
                .isPresent();
    }

    private static FlowRecord with(
            FlowRecord flow, @Nullable Applicant applicant, @Nullable Target target, FlowProgress progress) {
        return new FlowRecord(
                flow.digest(),
                flow.purpose(),
                flow.keyName(),
                flow.mail(),
                flow.recipient(),
                flow.returnTo(),
                flow.createdAt(),
                flow.passDay(),
                applicant,
                target,
                progress);
    }

    private static Object mapped(Call call, java.util.function.UnaryOperator<FlowRecord> change) throws Throwable {
        return ((Optional<?>) call.asUsual()).map(flow -> change.apply((FlowRecord) flow));
    }

    private static FlowRecord withCodes(FlowRecord flow, List<Instant> codes) {
        var progress = flow.progress();
        return with(
                flow,
                flow.applicant(),
                flow.target(),
                new FlowProgress(
                        progress.state(),
                        progress.attemptsLeft(),
                        codes,
                        progress.expiresAt(),
                        progress.resendAt(),
                        progress.doneAt()));
    }

    private static Instant shifted(Call call, int position, long millis) {
        return call.<Instant>argument(position).plusMillis(millis);
    }

    private static Stream<Break> inserts() {
        return Stream.of(
                mistake("flows.insert", "forgets the pass's day", call -> {
                    FlowRecord flow = call.argument(0);
                    return call.with(
                            0,
                            new FlowRecord(
                                    flow.digest(),
                                    flow.purpose(),
                                    flow.keyName(),
                                    flow.mail(),
                                    flow.recipient(),
                                    flow.returnTo(),
                                    flow.createdAt(),
                                    null,
                                    flow.applicant(),
                                    flow.target(),
                                    flow.progress()));
                }),
                mistake("flows.insert", "keeps a hundred codes", call -> {
                    FlowRecord flow = call.argument(0);
                    return call.with(
                            0,
                            withCodes(
                                    flow,
                                    flow.codeExpiries().stream().limit(100).toList()));
                }),
                mistake("flows.insert", "cuts a profile", call -> {
                    FlowRecord flow = call.argument(0);
                    var applicant = flow.applicant();
                    return applicant == null
                            ? call.asUsual()
                            : call.with(
                                    0,
                                    with(
                                            flow,
                                            new Applicant(applicant.hash(), Map.of()),
                                            flow.target(),
                                            flow.progress()));
                }),
                mistake("flows.insert", "answers true for a taken digest", call -> {
                    call.asUsual();
                    return true;
                }),
                mistake(
                        "flows.insert",
                        "takes a for A",
                        () -> Map.of(
                                "flows.find",
                                call -> call.<HandleDigest>argument(0).value().startsWith("AAAAAAA")
                                        ? call.with(0, new HandleDigest("a".repeat(42) + "A"))
                                        : call.asUsual())),
                racing("flows.insert"),
                mistake("flows.find", "hides what is done", call -> mappedIf(call, FlowState.DONE)),
                mistake("flows.find", "hides what is proven", call -> mappedIf(call, FlowState.PROVEN)),
                mistake("flows.find", "finds another flow", call -> {
                    var found = (Optional<?>) call.asUsual();
                    return found.isPresent() ? found : call.with(0, Samples.digest(1));
                }));
    }

    private static Object mappedIf(Call call, FlowState hidden) throws Throwable {
        return ((Optional<?>) call.asUsual()).filter(flow -> ((FlowRecord) flow).state() != hidden);
    }

    private static Stream<Break> counts() {
        var verb = "flows.countAttempt";
        return Stream.of(
                mistake(verb, "counts as the flow expires", call -> call.with(3, shifted(call, 3, -1))),
                mistake(verb, "stops a millisecond early", call -> call.with(3, shifted(call, 3, 1))),
                mistake(
                        verb,
                        "counts at any purpose",
                        call -> call.with(
                                1, current(call).map(FlowRecord::purpose).orElse(Purpose.REGISTRATION))),
                mistake(
                        verb,
                        "counts under any key",
                        call -> call.with(
                                2, Set.of(current(call).map(FlowRecord::keyName).orElse("")))),
                mistake(
                        verb,
                        "takes no key for every key",
                        call -> call.<Set<String>>argument(2).isEmpty()
                                ? call.with(2, Set.of(Samples.KEY))
                                : call.asUsual()),
                mistake(
                        verb,
                        "counts what is proven",
                        call -> is(call, FlowState.PROVEN) ? current(call) : call.asUsual()),
                mistake(verb, "counts what is done", call -> is(call, FlowState.DONE) ? current(call) : call.asUsual()),
                mistake(verb, "counts no dead flow", call -> isDead(call) ? Optional.empty() : call.asUsual()),
                mistake(verb, "counts twice", call -> {
                    call.asUsual();
                    return call.asUsual();
                }),
                mistake(verb, "counts in its answer only", call -> {
                    call.unit().rollBack();
                    return call.asUsual();
                }),
                mistake(
                        verb,
                        "answers without an applicant at last",
                        call -> mapped(call, flow -> flow.attemptsLeft() == 0 ? flow.withoutApplicant() : flow)),
                mistake(verb, "keeps the applicant at last", () -> {
                    var last = new HashMap<HandleDigest, FlowRecord>();
                    return Map.of(
                            verb,
                            call -> mapped(call, flow -> {
                                last.put(flow.digest(), flow);
                                return flow;
                            }),
                            "flows.find",
                            call -> mapped(call, flow -> last.getOrDefault(flow.digest(), flow)));
                }),
                racing(verb));
    }

    private static Stream<Break> reissues() {
        var verb = "flows.reissue";
        return Stream.of(
                mistake(verb, "comes a millisecond early", call -> call.with(2, shifted(call, 2, 1))),
                mistake(verb, "comes a millisecond late", call -> call.with(2, shifted(call, 2, -1))),
                mistake(verb, "never minds when the flow began", call -> call.with(3, Instant.EPOCH)),
                mistake(verb, "minds a millisecond too much", call -> call.with(3, shifted(call, 3, 1))),
                mistake(
                        verb,
                        "gives at any purpose",
                        call -> call.with(
                                1, current(call).map(FlowRecord::purpose).orElse(Purpose.REGISTRATION))),
                mistake(verb, "brings attempts back", call -> mapped(call, flow -> flow.withAttemptsLeft(5))),
                mistake(
                        verb,
                        "gives where no attempt is left",
                        call -> current(call)
                                .filter(flow -> flow.attemptsLeft() == 0 && flow.state() == FlowState.OPEN)
                                .map(Optional::of)
                                .orElse(none(call.asUsual()))),
                mistake(
                        verb,
                        "gives to what is proven",
                        call -> is(call, FlowState.PROVEN) ? current(call) : call.asUsual()),
                mistake(verb, "gives to no dead flow", call -> isDead(call) ? Optional.empty() : call.asUsual()),
                mistake(
                        verb,
                        "forgets earlier codes",
                        call -> mapped(
                                call,
                                flow -> withCodes(
                                        flow, flow.codeExpiries().subList(flow.sequence() - 1, flow.sequence())))),
                mistake(verb, "gives in its answer only", call -> {
                    call.unit().rollBack();
                    return call.asUsual();
                }),
                racing(verb));
    }

    @SuppressWarnings("unchecked")
    private static Optional<FlowRecord> none(Object answer) {
        return (Optional<FlowRecord>) answer;
    }

    private static Answer trueWhere(java.util.function.Predicate<Call> condition) {
        return call -> condition.test(call) ? true : call.asUsual();
    }

    private static Answer falseWhere(java.util.function.Predicate<Call> condition) {
        return call -> condition.test(call) ? false : call.asUsual();
    }

    private static Stream<Break> proofs() {
        var verb = "flows.prove";
        return Stream.of(
                mistake(verb, "proves until a millisecond later", call -> call.with(1, shifted(call, 1, 1))),
                mistake(verb, "proves again", trueWhere(call -> is(call, FlowState.PROVEN))),
                mistake(verb, "proves what is done", trueWhere(call -> is(call, FlowState.DONE))),
                mistake(verb, "proves what is dead", trueWhere(FlowBreaks::isDead)),
                mistake(
                        verb,
                        "proves nothing with the last attempt",
                        falseWhere(call -> current(call)
                                .filter(flow -> flow.attemptsLeft() == 0)
                                .isPresent())),
                mistake(
                        verb,
                        "proves nothing without a target",
                        falseWhere(call -> current(call).map(FlowRecord::target).isEmpty())),
                racing(verb));
    }

    private static Stream<Break> ends() {
        var verb = "flows.finish";
        return Stream.of(
                mistake(verb, "forgets what came of it", call -> call.with(1, Samples.target(99))),
                mistake(verb, "ends a millisecond later", call -> call.with(2, shifted(call, 2, 1))),
                mistake(verb, "ends what is proven", trueWhere(call -> is(call, FlowState.PROVEN))),
                mistake(verb, "ends again", trueWhere(call -> is(call, FlowState.DONE))),
                mistake(
                        verb,
                        "ends nothing with the last attempt",
                        falseWhere(call -> current(call)
                                .filter(flow -> flow.attemptsLeft() == 0)
                                .isPresent())),
                mistake(verb, "keeps the applicant", () -> {
                    var applicants = new HashMap<HandleDigest, Applicant>();
                    return Map.of(
                            "flows.insert",
                                    call -> {
                                        FlowRecord flow = call.argument(0);
                                        if (flow.applicant() != null) {
                                            applicants.put(flow.digest(), flow.applicant());
                                        }
                                        return call.asUsual();
                                    },
                            "flows.find",
                                    call -> mapped(
                                            call,
                                            flow -> with(
                                                    flow,
                                                    applicants.get(flow.digest()),
                                                    flow.target(),
                                                    flow.progress())));
                }),
                racing(verb));
    }

    private static Stream<Break> redemptions() {
        var verb = "flows.redeem";
        return Stream.of(
                mistake(verb, "redeems as the flow expires", call -> call.with(1, shifted(call, 1, -1))),
                mistake(verb, "stops a millisecond early", call -> call.with(1, shifted(call, 1, 1))),
                mistake(verb, "redeems what is dead", trueWhere(FlowBreaks::isDead)),
                mistake(verb, "redeems what is open", trueWhere(call -> is(call, FlowState.OPEN))),
                mistake(verb, "redeems again", trueWhere(call -> is(call, FlowState.DONE))),
                mistake(
                        verb,
                        "redeems nothing without a target",
                        falseWhere(call -> current(call).map(FlowRecord::target).isEmpty())),
                mistake(
                        verb,
                        "forgets its target",
                        () -> Map.of(
                                "flows.find",
                                call -> mapped(
                                        call,
                                        flow -> flow.state() == FlowState.DONE ? flow.done(null, Samples.NOW) : flow))),
                mistake(
                        verb,
                        "lets every reset of a version win",
                        trueWhere(call -> true),
                        "accounts.changePassword",
                        trueWhere(call -> true)),
                racing(verb));
    }

    private static Stream<Break> purges() {
        return Stream.of(
                mistake("flows.purge", "purges a millisecond early", call -> call.with(0, shifted(call, 0, 1))),
                mistake("flows.purge", "purges a millisecond late", call -> call.with(0, shifted(call, 0, -1))),
                mistake("flows.purge", "never minds the limit", call -> call.with(1, Integer.MAX_VALUE)),
                mistake("flows.purge", "answers the limit", call -> {
                    call.asUsual();
                    return call.argument(1);
                }),
                mistake("flows.purge", "leaves the last one", call -> {
                    int limit = call.argument(1);
                    return limit == 0 ? 0 : call.with(1, limit - 1);
                }),
                racing("flows.purge"));
    }
}
