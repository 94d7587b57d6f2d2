package org.symbolon.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.account.Purpose.PASSWORD_RESET;
import static org.symbolon.account.Purpose.REGISTRATION;
import static org.symbolon.store.memory.Rows.CODE_END;
import static org.symbolon.store.memory.Rows.RESEND_AT;
import static org.symbolon.store.memory.Rows.START;
import static org.symbolon.store.memory.Rows.counted;
import static org.symbolon.store.memory.Rows.digest;
import static org.symbolon.store.memory.Rows.found;
import static org.symbolon.store.memory.Rows.in;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Purpose;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.FlowStore;
import org.symbolon.store.Target;

/** Each verb of flows, at both of its answers. */
class MemoryFlowsTest {
    private static final Instant NOW = START.plusSeconds(300);
    private static final Instant SINCE = NOW.minus(Duration.ofHours(1));
    private static final Set<String> KEYS = Set.of("k1", "k2");
    private static final Target TARGET = new Target(Rows.accountId(7), 1);

    private final InMemoryStore store = new InMemoryStore();

    @BeforeEach
    void fill() {
        put(Rows.flow(1));
        put(Rows.flow(2, REGISTRATION, FlowState.PROVEN, 5));
        put(Rows.flow(3, REGISTRATION, FlowState.DONE, 5));
        put(Rows.flow(4, REGISTRATION, FlowState.OPEN, 0));
    }

    private void put(FlowRecord flow) {
        assertThat(does(flows -> flows.insert(flow))).isTrue();
    }

    private boolean does(Predicate<FlowStore> verb) {
        return in(store, unit -> verb.test(unit.flows()));
    }

    private FlowRecord find(int number) {
        return in(store, unit -> unit.flows().find(digest(number))).orElseThrow();
    }

    private Optional<FlowRecord> count(int number, Purpose purpose, Set<String> keys, Instant now) {
        return in(store, unit -> unit.flows().countAttempt(digest(number), purpose, keys, now));
    }

    private Optional<FlowRecord> reissue(int number, Purpose purpose, Instant now, Instant since) {
        var end = now.plus(Duration.ofMinutes(30));
        return in(store, unit -> unit.flows().reissue(digest(number), purpose, now, since, end, now.plusSeconds(60)));
    }

    @Test
    void insertedFlowIsFoundWhateverItsStateOrAge() {
        assertThat(find(1)).isEqualTo(Rows.flow(1));
        assertThat(find(3)).isEqualTo(Rows.flow(3, REGISTRATION, FlowState.DONE, 5));
        assertThat(found(store, unit -> unit.flows().find(digest(9)))).isEmpty();
    }

    @Test
    void digestThatIsTakenIsNotInsertedAgain() {
        assertThat(does(flows -> flows.insert(Rows.flow(1, PASSWORD_RESET, FlowState.PROVEN, 3))))
                .isFalse();
        assertThat(find(1)).isEqualTo(Rows.flow(1));
    }

    @Test
    void s5AttemptsAreCountedDownToNoneAndNoFurther() {
        for (int left = 4; left > 0; left--) {
            assertThat(count(1, REGISTRATION, KEYS, NOW)).contains(Rows.flow(1).withAttemptsLeft(left));
            assertThat(find(1)).isEqualTo(Rows.flow(1).withAttemptsLeft(left));
        }
        assertThat(count(1, REGISTRATION, KEYS, NOW)).isPresent();
        assertThat(count(1, REGISTRATION, KEYS, NOW)).isEmpty();
        assertThat(find(1).attemptsLeft()).isZero();
    }

    @Test
    void exhaustedFlowKeepsNoApplicantButTheLastAttemptStillBringsIt() {
        for (int left = 4; left > 0; left--) {
            assertThat(count(1, REGISTRATION, KEYS, NOW)).isPresent();
        }
        assertThat(find(1).applicant()).isNotNull();

        assertThat(count(1, REGISTRATION, KEYS, NOW)).contains(Rows.flow(1).withAttemptsLeft(0));
        assertThat(find(1).applicant()).isNull();
    }

    @Test
    void s2AttemptCountsUntilTheFlowExpires() {
        assertThat(count(1, REGISTRATION, KEYS, CODE_END)).isEmpty();
        assertThat(find(1)).isEqualTo(Rows.flow(1));
        assertThat(count(1, REGISTRATION, KEYS, CODE_END.minusMillis(1))).isPresent();
    }

    @Test
    void s4AttemptAtAnotherPurposeKeyStateOrFlowIsNotCounted() {
        assertThat(count(1, PASSWORD_RESET, KEYS, NOW)).isEmpty();
        assertThat(count(1, REGISTRATION, Set.of("k2"), NOW)).isEmpty();
        assertThat(count(1, REGISTRATION, Set.of(), NOW)).isEmpty();
        assertThat(count(2, REGISTRATION, KEYS, NOW)).isEmpty();
        assertThat(count(3, REGISTRATION, KEYS, NOW)).isEmpty();
        assertThat(count(9, REGISTRATION, KEYS, NOW)).isEmpty();
        assertThat(List.of(find(1), find(2), find(3)))
                .extracting(FlowRecord::attemptsLeft)
                .containsOnly(5);
    }

    @Test
    void reissuedFlowHasOneMoreCodeAndLivesAsLong() {
        var reissued = reissue(1, REGISTRATION, NOW, SINCE).orElseThrow();
        assertThat(reissued).isEqualTo(find(1));
        assertThat(reissued.sequence()).isEqualTo(2);
        assertThat(reissued.codeExpiries()).containsExactly(CODE_END, NOW.plus(Duration.ofMinutes(30)));
        assertThat(reissued.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        assertThat(reissued.resendAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(reissued.createdAt()).isEqualTo(START);
        assertThat(reissued.applicant()).isEqualTo(find(1).applicant());
    }

    @Test
    void s5ReissueBringsNoAttemptsBack() {
        assertThat(count(1, REGISTRATION, KEYS, NOW)).isPresent();
        assertThat(reissue(1, REGISTRATION, NOW, SINCE))
                .map(FlowRecord::attemptsLeft)
                .contains(4);
        assertThat(reissue(4, REGISTRATION, NOW, SINCE)).isEmpty();
    }

    @Test
    void flowIsReissuedFromItsTimeOn() {
        assertThat(reissue(1, REGISTRATION, RESEND_AT.minusMillis(1), SINCE)).isEmpty();
        assertThat(find(1)).isEqualTo(Rows.flow(1));
        assertThat(reissue(1, REGISTRATION, RESEND_AT, SINCE)).isPresent();
        assertThat(reissue(1, REGISTRATION, RESEND_AT, SINCE)).isEmpty();
        assertThat(find(1).sequence()).isEqualTo(2);
    }

    @Test
    void flowThatBeganTooLongAgoIsNotReissued() {
        assertThat(reissue(1, REGISTRATION, NOW, START.plusMillis(1))).isEmpty();
        assertThat(reissue(1, REGISTRATION, NOW, START)).isPresent();
    }

    @Test
    void flowThatAwaitsNoCodeIsNotReissued() {
        assertThat(reissue(2, REGISTRATION, NOW, SINCE)).isEmpty();
        assertThat(reissue(3, REGISTRATION, NOW, SINCE)).isEmpty();
        assertThat(reissue(9, REGISTRATION, NOW, SINCE)).isEmpty();
        assertThat(reissue(1, PASSWORD_RESET, NOW, SINCE)).isEmpty();
        assertThat(reissue(1, REGISTRATION, CODE_END, SINCE)).isEmpty();
        assertThat(find(1)).isEqualTo(Rows.flow(1));
        assertThat(reissue(1, REGISTRATION, CODE_END.minusMillis(1), SINCE)).isPresent();
    }

    @Test
    void s3OpenFlowIsProvenOnce() {
        assertThat(does(flows -> flows.prove(digest(1), NOW))).isTrue();
        assertThat(find(1)).isEqualTo(Rows.flow(1).proven(NOW));
        assertThat(find(1).state()).isEqualTo(FlowState.PROVEN);
        assertThat(find(1).expiresAt()).isEqualTo(NOW);
        for (int number : new int[] {1, 2, 3, 9}) {
            assertThat(does(flows -> flows.prove(digest(number), NOW.plusSeconds(1))))
                    .isFalse();
        }
        assertThat(find(1).expiresAt()).isEqualTo(NOW);
    }

    @Test
    void s3OpenFlowIsFinishedOnceAndKeepsNoApplicant() {
        assertThat(does(flows -> flows.finish(digest(1), TARGET, NOW))).isTrue();
        var done = find(1);
        assertThat(done.applicant()).isNull();
        assertThat(done.target()).isEqualTo(TARGET);
        assertThat(done.state()).isEqualTo(FlowState.DONE);
        assertThat(done.doneAt()).isEqualTo(NOW);
        for (int number : new int[] {1, 2, 3, 9}) {
            assertThat(does(flows -> flows.finish(digest(number), TARGET, NOW.plusSeconds(1))))
                    .isFalse();
        }
        assertThat(find(1)).isEqualTo(done);
    }

    @Test
    void s7FlowWhoseTargetHasAnotherVersionIsCountedAndReissuedButNeverProvenOrRedeemed() {
        assertThat(does(unit -> unit.insert(aboutTarget(5, FlowState.OPEN)))).isTrue();
        assertThat(does(unit -> unit.insert(aboutTarget(6, FlowState.PROVEN)))).isTrue();
        var before = NOW.minusMillis(1);
        in(store, unit -> unit.accounts().insert(Rows.account(7), Map.of()));
        assertThat(count(5, PASSWORD_RESET, KEYS, before)).isPresent();
        in(store, unit -> unit.accounts().raiseVersion(Rows.accountId(7)));

        assertThat(count(5, PASSWORD_RESET, KEYS, before)).isPresent();
        assertThat(reissue(5, PASSWORD_RESET, before, SINCE)).isPresent();
        assertThat(does(flows -> flows.prove(digest(5), NOW))).isFalse();
        assertThat(does(flows -> flows.redeem(digest(6), before))).isFalse();
        assertThat(find(6).state()).isEqualTo(FlowState.PROVEN);
    }

    private static FlowRecord aboutTarget(int number, FlowState state) {
        var open = Rows.flow(number, PASSWORD_RESET, FlowState.OPEN, 5);
        return new FlowRecord(
                open.digest(),
                open.purpose(),
                open.keyName(),
                open.mail(),
                open.recipient(),
                open.returnTo(),
                open.createdAt(),
                null,
                null,
                TARGET,
                new FlowProgress(state, 5, open.codeExpiries(), NOW, open.createdAt(), null));
    }

    @Test
    void s3ProvenFlowIsRedeemedOnceAndKeepsItsTarget() {
        in(store, unit -> unit.accounts().insert(Rows.account(7), Map.of()));
        var reset = aboutTarget(5, FlowState.PROVEN);
        put(reset);
        assertThat(does(flows -> flows.redeem(digest(5), NOW))).as("expired").isFalse();
        assertThat(find(5)).isEqualTo(reset);
        assertThat(does(flows -> flows.redeem(digest(5), NOW.minusMillis(1)))).isTrue();
        assertThat(find(5)).isEqualTo(reset.done(TARGET, NOW.minusMillis(1)));
        for (int number : new int[] {1, 3, 5, 9}) {
            assertThat(does(flows -> flows.redeem(digest(number), NOW.minusMillis(1))))
                    .isFalse();
        }
    }

    @Test
    void s17ExpiredFlowsArePurgedInSmallBatches() {
        assertThat(does(flows -> flows.prove(digest(1), CODE_END.plusSeconds(1))))
                .isTrue();
        var justAfter = CODE_END.plusMillis(1);
        assertThat(counted(store, unit -> unit.flows().purge(CODE_END, 10))).isZero();
        assertThat(counted(store, unit -> unit.flows().purge(justAfter, 0))).isZero();
        assertThat(counted(store, unit -> unit.flows().purge(justAfter, 2))).isEqualTo(2);
        assertThat(counted(store, unit -> unit.flows().purge(justAfter, 2))).isEqualTo(1);
        assertThat(counted(store, unit -> unit.flows().purge(justAfter, 2))).isZero();
        assertThat(find(1).state()).isEqualTo(FlowState.PROVEN);
    }
}
