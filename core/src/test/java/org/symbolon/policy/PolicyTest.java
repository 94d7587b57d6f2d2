package org.symbolon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final Duration MILLI = Duration.ofMillis(1);

    @Test
    void defaultHasTheDocumentedNumbers() {
        var policy = Policy.DEFAULT;
        assertThat(policy.codeLifetime()).isEqualTo(Duration.ofMinutes(30));
        assertThat(policy.attempts()).isEqualTo(5);
        assertThat(policy.resendWait()).isEqualTo(Duration.ofSeconds(60));
        assertThat(policy.mailsPerAddress())
                .containsExactly(new Budget(10, Duration.ofMinutes(6)), new Budget(30, Duration.ofMinutes(48)));
        assertThat(policy.proofLifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(policy.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(policy.livenessBound()).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.mailToUnknownAddresses()).isTrue();
        assertThat(Policy.RESEND_WINDOW).isEqualTo(Duration.ofHours(1));
        assertThat(Policy.REPETITION).isEqualTo(Duration.ofSeconds(60));
        assertThat(Policy.SESSION_IDLE).isEqualTo(Duration.ofDays(7));
        assertThat(Policy.SESSION_LIFE).isEqualTo(Duration.ofDays(30));
        assertThat(Policy.REFRESH_GRACE).isEqualTo(Duration.ofSeconds(10));
        assertThat(Policy.DEVICE_LIFE).isEqualTo(Duration.ofDays(180));
    }

    private record Bound(
            String what,
            Duration least,
            Duration most,
            Function<Duration, Policy> with,
            Function<Policy, Duration> read) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                        new Bound(
                                "code lifetime",
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(60),
                                Policy.DEFAULT::withCodeLifetime,
                                Policy::codeLifetime),
                        new Bound(
                                "resend wait",
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(10),
                                Policy.DEFAULT::withResendWait,
                                Policy::resendWait),
                        new Bound(
                                "proof lifetime",
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(30),
                                Policy.DEFAULT::withProofLifetime,
                                Policy::proofLifetime),
                        new Bound(
                                "access token lifetime",
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(15),
                                Policy.DEFAULT::withAccessTokenLifetime,
                                Policy::accessTokenLifetime),
                        new Bound(
                                "liveness bound",
                                Duration.ZERO,
                                Duration.ofSeconds(60),
                                Policy.DEFAULT::withLivenessBound,
                                Policy::livenessBound))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void lengthIsTakenAtItsBoundsAndRefusedJustOutside(Bound bound) {
        for (var inside : Stream.of(bound.least, bound.least.plus(MILLI), bound.most.minus(MILLI), bound.most)
                .toList()) {
            assertThat(bound.read.apply(bound.with.apply(inside))).isEqualTo(inside);
        }
        for (var outside : Stream.of(
                        bound.least.minusNanos(1),
                        bound.most.plusNanos(1),
                        Duration.ofDays(-1),
                        Duration.ofSeconds(Long.MAX_VALUE))
                .toList()) {
            assertThatThrownBy(() -> bound.with.apply(outside))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(bound.what)
                    .hasMessageContaining(outside.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 9, 10})
    void attemptsAreTakenFromThreeToTen(int attempts) {
        assertThat(Policy.DEFAULT.withAttempts(attempts).attempts()).isEqualTo(attempts);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 11, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void anyOtherNumberOfAttemptsIsRefused(int attempts) {
        assertThatThrownBy(() -> Policy.DEFAULT.withAttempts(attempts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(attempts));
    }

    @Test
    void changeLeavesEverythingElseAndTheDefaultAsItWas() {
        var changed = Policy.DEFAULT
                .withCodeLifetime(Duration.ofMinutes(7))
                .withAttempts(4)
                .withResendWait(Duration.ofSeconds(31))
                .withMailsPerAddress(new Budget(2, Duration.ofHours(1)))
                .withProofLifetime(Duration.ofMinutes(3))
                .withAccessTokenLifetime(Duration.ofMinutes(2))
                .withLivenessBound(Duration.ZERO)
                .withMailToUnknownAddresses(false);
        assertThat(changed.codeLifetime()).isEqualTo(Duration.ofMinutes(7));
        assertThat(changed.attempts()).isEqualTo(4);
        assertThat(changed.resendWait()).isEqualTo(Duration.ofSeconds(31));
        assertThat(changed.mailsPerAddress()).containsExactly(new Budget(2, Duration.ofHours(1)));
        assertThat(changed.proofLifetime()).isEqualTo(Duration.ofMinutes(3));
        assertThat(changed.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(2));
        assertThat(changed.livenessBound()).isZero();
        assertThat(changed.mailToUnknownAddresses()).isFalse();
        defaultHasTheDocumentedNumbers();
    }

    @Test
    void s1GuessingACodeSucceedsLessThanOnceInTenMillionAccountYears() {
        double mails = 30 + 365.25 * 24 * 60 / 48;
        assertThat(Policy.DEFAULT.guessingOdds()).isCloseTo(5 * mails / Math.pow(2, 40), within(1e-15));
        assertThat(Policy.DEFAULT.guessingOdds()).isLessThan(1e-7);
    }

    @Test
    void guessingOddsAreAttemptsTimesTheTightestBudget() {
        var policy = Policy.DEFAULT
                .withAttempts(10)
                .withMailsPerAddress(new Budget(1, Duration.ofHours(1)), new Budget(100, Duration.ofDays(1)));
        assertThat(policy.guessingOdds()).isCloseTo(10 * (100 + 365.25) / Math.pow(2, 40), within(1e-15));
    }

    @Test
    void s1NumbersThatMakeACodeEasyToGuessAreRefused() {
        double worst = 1e-5 * Math.pow(2, 40) / 5;
        long seconds = (long) (365.25 * 24 * 3600 / (worst - 1));
        var justSafe = new Budget(1, Duration.ofSeconds(seconds + 1));
        var justUnsafe = new Budget(1, Duration.ofSeconds(seconds));
        var policy = Policy.DEFAULT.withMailsPerAddress(justSafe);
        assertThat(policy.guessingOdds()).isBetween(0.8e-5, 1e-5);
        assertThatThrownBy(() -> Policy.DEFAULT.withMailsPerAddress(justUnsafe))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account-years");
        assertThatThrownBy(() -> policy.withAttempts(10))
                .as("one number makes another one unsafe")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account-years");
    }

    @Test
    void mailsNeedABudget() {
        assertThatThrownBy(() -> Policy.DEFAULT.withMailsPerAddress()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sameBudgetTwiceIsOneBudget() {
        var budget = new Budget(3, Duration.ofMinutes(20));
        assertThat(Policy.DEFAULT
                        .withMailsPerAddress(budget, new Budget(3, Duration.ofMinutes(20)))
                        .mailsPerAddress())
                .containsExactly(budget);
    }

    @Test
    void budgetIsTakenAtItsBoundsAndRefusedJustOutside() {
        assertThat(new Budget(1, Duration.ofMillis(1)).interval()).isEqualTo(Duration.ofMillis(1));
        assertThat(new Budget(1_000_000, Duration.ofDays(366)).burst()).isEqualTo(1_000_000);
        for (int burst : new int[] {0, -1, 1_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> new Budget(burst, Duration.ofMinutes(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(burst));
        }
        for (var interval : Stream.of(
                        Duration.ZERO,
                        Duration.ofNanos(999_999),
                        Duration.ofMillis(-1),
                        Duration.ofDays(366).plusNanos(1),
                        Duration.ofSeconds(Long.MAX_VALUE))
                .toList()) {
            assertThatThrownBy(() -> new Budget(1, interval))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(interval.toString());
        }
    }

    @Test
    void yearOfABudgetIsItsBurstAndWhatDrains() {
        assertThat(new Budget(10, Duration.ofHours(1)).perYear()).isEqualTo(10 + 8766.0);
        assertThat(new Budget(1, Duration.ofMillis(1)).perYear()).isEqualTo(1 + 31_557_600_000.0);
        assertThat(new Budget(1, Duration.ofDays(366)).perYear()).isBetween(1.99, 2.0);
    }
}
