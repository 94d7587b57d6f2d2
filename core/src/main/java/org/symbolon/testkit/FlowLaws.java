package org.symbolon.testkit;

import static org.symbolon.account.Purpose.PASSWORD_RESET;
import static org.symbolon.account.Purpose.REGISTRATION;
import static org.symbolon.testkit.Samples.ATTEMPTS;
import static org.symbolon.testkit.Samples.CODE_END;
import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.RESEND_AT;
import static org.symbolon.testkit.Samples.START;
import static org.symbolon.testkit.Samples.digest;
import static org.symbolon.testkit.Samples.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.store.Applicant;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.Recipient;

/** What the verbs of flows promise while a code is awaited, to one caller at a time. */
final class FlowLaws {
    private static final Set<String> KEYS = Set.of("k0", KEY, "k2");
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int DEAD = 7;

    private final Subject store;

    private FlowLaws(Subject store) {
        this.store = store;
        put(flow(1));
    }

    static Stream<Law> all() {
        return Stream.of(
                law("flows.insert: keeps all that a flow may hold", FlowLaws::keepsAll),
                law("flows.insert: takes a digest once", FlowLaws::digestIsUnique),
                law("flows.insert: tells digests apart that differ in letter case only", FlowLaws::letterCaseMatters),
                law("flows.find: finds a flow whatever its state or age", FlowLaws::isFound),
                law("flows.countAttempt: counts down to none and no further", FlowLaws::attemptsAreCounted),
                law("flows.countAttempt: drops the applicant with the last attempt", FlowLaws::applicantIsDropped),
                law("flows.countAttempt: counts until the flow expires", FlowLaws::attemptCountsInTime),
                law("flows.countAttempt: counts under the purpose named only", FlowLaws::otherPurposeIsNotCounted),
                law("flows.countAttempt: counts under the keys named only", FlowLaws::otherKeyIsNotCounted),
                law("flows.countAttempt: counts while a code is awaited only", FlowLaws::closedFlowIsNotCounted),
                law("flows.countAttempt: counts a dead flow too", FlowLaws::deadFlowIsCounted),
                law("flows.reissue: gives one more code, with which the flow lives on", FlowLaws::codeIsAdded),
                law("flows.reissue: brings no attempts back", FlowLaws::failuresAreKept),
                law("flows.reissue: waits for its time", FlowLaws::codeComesInTime),
                law("flows.reissue: gives nothing to a flow that began too long ago", FlowLaws::oldFlowGetsNoCode),
                law("flows.reissue: gives nothing to a flow that has expired", FlowLaws::expiredFlowGetsNoCode),
                law("flows.reissue: gives under the purpose named only", FlowLaws::otherPurposeGetsNoCode),
                law("flows.reissue: gives nothing unless a code is awaited", FlowLaws::closedFlowGetsNoCode),
                law("flows.reissue: gives to a dead flow too", FlowLaws::deadFlowGetsACode),
                law("flows.purge: removes flows that expired before the instant", FlowLaws::expiredFlowsArePurged),
                law("flows.purge: removes no more than the limit", FlowLaws::batchesAreSmall));
    }

    private static Law law(String name, Consumer<FlowLaws> claim) {
        return new Law(name, store -> claim.accept(new FlowLaws(store)));
    }

    private void put(FlowRecord flow) {
        Expect.yes("flows.insert", store.does(unit -> unit.flows().insert(flow)));
    }

    private Optional<FlowRecord> find(HandleDigest digest) {
        return store.found(unit -> unit.flows().find(digest));
    }

    private void is(String when, FlowRecord expected) {
        Expect.same("flows.find " + when, Optional.of(expected), find(expected.digest()));
    }

    private Optional<FlowRecord> count(int number, Purpose purpose, Set<String> keys, Instant now) {
        return store.found(unit -> unit.flows().countAttempt(digest(number), purpose, keys, now));
    }

    private Optional<FlowRecord> count(int number) {
        return count(number, REGISTRATION, KEYS, NOW);
    }

    private Optional<FlowRecord> reissue(int number, Purpose purpose, Instant now, Instant since) {
        return store.found(
                unit -> unit.flows().reissue(digest(number), purpose, now, since, now.plus(LIFE), now.plusSeconds(60)));
    }

    private Optional<FlowRecord> reissue(int number) {
        return reissue(number, REGISTRATION, NOW, START);
    }

    private void keepsAll() {
        for (var kept : List.of(fullRegistration(), doneReset())) {
            put(kept);
            is("of what was inserted", kept);
        }
    }

    private static FlowRecord fullRegistration() {
        var codes = IntStream.range(0, 121)
                .mapToObj(number -> CODE_END.plusSeconds(30L * number))
                .toList();
        return new FlowRecord(
                digest(2),
                REGISTRATION,
                Unusual.LONGEST_KEY,
                MailKind.ALREADY_REGISTERED,
                new Recipient(Unusual.LONGEST_ADDRESS, Unusual.LONGEST_LOCALE),
                ReturnTo.of("/" + "x".repeat(2047)),
                Instant.EPOCH,
                LocalDate.of(2026, 2, 28),
                new Applicant(Samples.hash(Unusual.LONGEST_KEY, 1), Unusual.PROFILE),
                null,
                new FlowProgress(FlowState.OPEN, 10, codes, codes.get(120), START.plusMillis(1), null));
    }

    private static FlowRecord doneReset() {
        var far = Instant.parse("2041-12-31T23:59:59.999Z");
        return new FlowRecord(
                digest(3),
                PASSWORD_RESET,
                KEY,
                MailKind.NONE,
                new Recipient(Unusual.FOREIGN_ADDRESS, Locale.FRENCH),
                ReturnTo.of("/search?q=%C3%A9&x='1'#top"),
                START,
                null,
                null,
                Samples.target(9),
                new FlowProgress(FlowState.DONE, 0, List.of(far), far.plusMillis(1), far, far.minusMillis(1)));
    }

    private void digestIsUnique() {
        Expect.no(
                "flows.insert of a taken digest",
                store.does(unit -> unit.flows().insert(Samples.reset(1, FlowState.PROVEN, 1))));
        is("of the flow that was there", flow(1));
    }

    private void letterCaseMatters() {
        var small = new HandleDigest("a".repeat(42) + "A");
        var capital = new HandleDigest("A".repeat(43));
        put(with(small, flow(2)));
        Expect.none("flows.find of the digest in capitals", find(capital));
        put(with(capital, flow(3)));
        is("of the digest in small letters", with(small, flow(2)));
    }

    private static FlowRecord with(HandleDigest digest, FlowRecord flow) {
        return new FlowRecord(
                digest,
                flow.purpose(),
                flow.keyName(),
                flow.mail(),
                flow.recipient(),
                flow.returnTo(),
                flow.createdAt(),
                flow.passDay(),
                flow.applicant(),
                flow.target(),
                flow.progress());
    }

    private void isFound() {
        put(flow(2, FlowState.PROVEN));
        put(flow(3, FlowState.DONE, 0));
        is("of an open flow", flow(1));
        is("of a proven flow", flow(2, FlowState.PROVEN));
        is("of a flow that is done", flow(3, FlowState.DONE, 0));
        Expect.none("flows.find of a digest that nobody has", find(digest(9)));
    }

    private void attemptsAreCounted() {
        put(flow(2));
        for (int left = ATTEMPTS - 1; left > 0; left--) {
            Expect.same("flows.countAttempt", Optional.of(flow(1).withAttemptsLeft(left)), count(1));
            is("after an attempt", flow(1).withAttemptsLeft(left));
        }
        Expect.some("flows.countAttempt of the last", count(1));
        Expect.none("flows.countAttempt where none is left", count(1));
        Expect.same(
                "attempts left", 0, Expect.some("flows.find", find(digest(1))).attemptsLeft());
        is("of a flow that nobody tried", flow(2));
    }

    private void applicantIsDropped() {
        for (int left = ATTEMPTS - 1; left > 0; left--) {
            Expect.some("flows.countAttempt", count(1));
        }
        is("before the last attempt", flow(1).withAttemptsLeft(1));
        Expect.same("flows.countAttempt of the last", Optional.of(flow(1).withAttemptsLeft(0)), count(1));
        is("after the last attempt", flow(1).withAttemptsLeft(0).withoutApplicant());
    }

    private void attemptCountsInTime() {
        Expect.none("flows.countAttempt as the flow expires", count(1, REGISTRATION, KEYS, CODE_END));
        is("after no attempt", flow(1));
        Expect.some("flows.countAttempt just before", count(1, REGISTRATION, KEYS, CODE_END.minusMillis(1)));
    }

    private void otherPurposeIsNotCounted() {
        Expect.none("flows.countAttempt at another purpose", count(1, PASSWORD_RESET, KEYS, NOW));
        is("after no attempt", flow(1));
    }

    private void otherKeyIsNotCounted() {
        Expect.none("flows.countAttempt under another key", count(1, REGISTRATION, Set.of("k2", "k11"), NOW));
        Expect.none("flows.countAttempt under no key at all", count(1, REGISTRATION, Set.of(), NOW));
        is("after no attempt", flow(1));
        Expect.some("flows.countAttempt under its key alone", count(1, REGISTRATION, Set.of(KEY), NOW));
    }

    private void closedFlowIsNotCounted() {
        put(flow(2, FlowState.PROVEN));
        put(flow(3, FlowState.DONE));
        Expect.none("flows.countAttempt of a flow that is proven", count(2));
        Expect.none("flows.countAttempt of a flow that is done", count(3));
        is("after no attempt", flow(2, FlowState.PROVEN));
        is("after no attempt", flow(3, FlowState.DONE));
        Expect.none("flows.countAttempt of no flow", count(9));
    }

    /** A reset of an account whose version was raised since, and one of an account that there is not. */
    private void putDead() {
        store.does(unit -> unit.accounts().insert(Samples.account(DEAD), Map.of()));
        put(Samples.reset(DEAD, FlowState.OPEN, DEAD));
        put(Samples.reset(DEAD + 1, FlowState.OPEN, DEAD + 1));
        store.does(unit -> unit.accounts().raiseVersion(Samples.accountId(DEAD)));
    }

    private void deadFlowIsCounted() {
        putDead();
        for (int number : new int[] {DEAD, DEAD + 1}) {
            var counted = Samples.reset(number, FlowState.OPEN, number).withAttemptsLeft(ATTEMPTS - 1);
            Expect.same(
                    "flows.countAttempt of a dead flow",
                    Optional.of(counted),
                    count(number, PASSWORD_RESET, KEYS, NOW));
            is("after an attempt", counted);
        }
    }

    private void codeIsAdded() {
        put(flow(2));
        var once = flow(1).withCode(NOW.plus(LIFE), NOW.plusSeconds(60));
        Expect.same("flows.reissue", Optional.of(once), reissue(1));
        is("after a new code", once);
        var later = NOW.plusSeconds(60);
        var twice = once.withCode(later.plus(LIFE), later.plusSeconds(60));
        Expect.same("flows.reissue again", Optional.of(twice), reissue(1, REGISTRATION, later, START));
        is("after two new codes", twice);
        is("of a flow that got none", flow(2));
    }

    private void failuresAreKept() {
        put(flow(2, FlowState.OPEN, 0));
        Expect.some("flows.countAttempt", count(1));
        var reissued = Expect.some("flows.reissue", reissue(1));
        Expect.same("attempts left", ATTEMPTS - 1, reissued.attemptsLeft());
        is("after a new code", reissued);
        Expect.none("flows.reissue where no attempt is left", reissue(2));
        is("after no new code", flow(2, FlowState.OPEN, 0));
    }

    private void codeComesInTime() {
        Expect.none("flows.reissue too early", reissue(1, REGISTRATION, RESEND_AT.minusMillis(1), START));
        is("after no new code", flow(1));
        Expect.some("flows.reissue in time", reissue(1, REGISTRATION, RESEND_AT, START));
        Expect.none("flows.reissue again at once", reissue(1, REGISTRATION, RESEND_AT, START));
    }

    private void oldFlowGetsNoCode() {
        Expect.none("flows.reissue of a flow that began before", reissue(1, REGISTRATION, NOW, START.plusMillis(1)));
        is("after no new code", flow(1));
        Expect.some("flows.reissue of a flow that began then", reissue(1, REGISTRATION, NOW, START));
    }

    private void expiredFlowGetsNoCode() {
        Expect.none("flows.reissue as the flow expires", reissue(1, REGISTRATION, CODE_END, START));
        is("after no new code", flow(1));
        Expect.some("flows.reissue just before", reissue(1, REGISTRATION, CODE_END.minusMillis(1), START));
    }

    private void otherPurposeGetsNoCode() {
        Expect.none("flows.reissue at another purpose", reissue(1, PASSWORD_RESET, NOW, START));
        is("after no new code", flow(1));
    }

    private void closedFlowGetsNoCode() {
        put(flow(2, FlowState.PROVEN));
        put(flow(3, FlowState.DONE));
        Expect.none("flows.reissue of a flow that is proven", reissue(2));
        Expect.none("flows.reissue of a flow that is done", reissue(3));
        is("after no new code", flow(2, FlowState.PROVEN));
        is("after no new code", flow(3, FlowState.DONE));
        Expect.none("flows.reissue of no flow", reissue(9));
    }

    private void deadFlowGetsACode() {
        putDead();
        for (int number : new int[] {DEAD, DEAD + 1}) {
            var reissued = Samples.reset(number, FlowState.OPEN, number).withCode(NOW.plus(LIFE), NOW.plusSeconds(60));
            Expect.same(
                    "flows.reissue of a dead flow", Optional.of(reissued), reissue(number, PASSWORD_RESET, NOW, START));
            is("after a new code", reissued);
        }
    }

    private int purge(Instant before, int limit) {
        return store.counted(unit -> unit.flows().purge(before, limit));
    }

    private void expiredFlowsArePurged() {
        put(flow(2, FlowState.DONE));
        put(flow(3, FlowState.PROVEN));
        put(flow(4));
        Expect.yes("flows.prove", store.does(unit -> unit.flows().prove(digest(4), CODE_END.plusMillis(1))));
        Expect.same("flows.purge of what expires at the instant", 0, purge(CODE_END, 10));
        is("after no purge", flow(1));
        Expect.same("flows.purge of what expired just before", 3, purge(CODE_END.plusMillis(1), 10));
        Expect.none("flows.find after the purge", find(digest(1)));
        is("of a flow that lives longer", flow(4).proven(CODE_END.plusMillis(1)));
    }

    private void batchesAreSmall() {
        put(flow(2));
        put(flow(3));
        var after = CODE_END.plusMillis(1);
        for (int expected : new int[] {2, 1, 0}) {
            Expect.same("flows.purge, two at most", expected, purge(after, 2));
        }
        put(flow(4));
        Expect.same("flows.purge, none at most", 0, purge(after, 0));
        is("after a purge of none", flow(4));
    }
}
