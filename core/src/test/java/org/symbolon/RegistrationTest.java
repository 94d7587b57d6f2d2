package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;
import static org.symbolon.World.address;
import static org.symbolon.World.wrong;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.password.PasswordRule;
import org.symbolon.password.Violation;
import org.symbolon.policy.Budget;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationResend;
import org.symbolon.registration.RegistrationStart;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.store.Applicant;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.StoreUnavailableException;

@OnEachStore
class RegistrationTest {
    private static final String MIKA = "mika@example.org";

    private final Keeping keeping;
    private final World world;

    RegistrationTest(Keeping keeping) {
        this.keeping = keeping;
        world = World.over(keeping.fresh());
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Takes the place of the usual world, which would send some of its mail. */
    private World instead(Policy policy) {
        world.close();
        return new World(keeping.fresh(), builder -> builder.policy(policy));
    }

    @Test
    void rightCodeMakesTheAccountAndSignsIn() {
        var started = world.start(MIKA, PASSWORD).orElseThrow();

        var verified =
                world.verify(started.handle(), world.mailer.codeFor(MIKA)).orElseThrow();

        assertThat(verified.account().address()).isEqualTo(address(MIKA));
        assertThat(verified.account().createdAt()).isEqualTo(world.clock.instant());
        assertThat(world.symbolon.accounts().find(verified.account().id())).contains(verified.account());
        assertThat(world.authenticated(verified.tokens()).accountId())
                .isEqualTo(verified.account().id());
        assertThat(verified.deviceToken().reveal()).isNotEmpty();
        world.login(MIKA, PASSWORD).orElseThrow();
    }

    @Test
    void startTellsWhenTheCodeDiesAndWhenANewOneCanBeSent() {
        var started = world.start(MIKA, PASSWORD).orElseThrow();

        assertThat(started.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(started.resendAt()).isEqualTo(world.clock.instant().plus(Duration.ofSeconds(60)));
        assertThat(world.mailer.lastTo(MIKA).subject()).endsWith("(" + started.label() + ")");
        assertThat(started.handle().reveal()).hasSize(43);
    }

    @Test
    void nothingExistsBeforeTheCode() {
        world.start(MIKA, PASSWORD).orElseThrow();

        assertThat(world.login(MIKA, PASSWORD)).isInstanceOf(org.symbolon.session.Login.Refused.class);
        assertThat(world.told(SymbolonEvent.AccountCreated.class)).isEmpty();
    }

    @Test
    void returnToComesBackWithTheAccount() {
        var request = RegistrationRequest.of(address(MIKA), Password.of(PASSWORD))
                .withReturnTo(ReturnTo.of("/videos/7?part=2"))
                .withLocale(Locale.FRENCH)
                .withProfile(Map.of("name", "Mika"));
        var handle = world.symbolon
                .registration()
                .start(request, CLIENT)
                .orElseThrow()
                .handle();

        assertThat(world.verify(handle, world.mailer.codeFor(MIKA))
                        .orElseThrow()
                        .returnTo()
                        .path())
                .isEqualTo("/videos/7?part=2");
    }

    @Test
    void weakPasswordIsRefusedWithEveryViolationAndNoHash() {
        assertThat(world.start(MIKA, "mika"))
                .isInstanceOfSatisfying(
                        RegistrationStart.PasswordRefused.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::rule)
                                .contains(
                                        PasswordRule.TOO_SHORT, PasswordRule.NO_DIGIT, PasswordRule.CONTAINS_ADDRESS));
        assertThat(world.hashes).hasValue(0);
        assertThat(world.store.verbs()).isEmpty();
    }

    @Test
    void s2CodePassesUntilTheLastMillisecondOfItsThirtyMinutes() {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);
        world.pass(Duration.ofMinutes(30).minusMillis(1));

        assertThat(world.verify(handle, code)).isInstanceOf(RegistrationVerify.Verified.class);
    }

    @Test
    void s2CodeIsRefusedOnceThirtyMinutesHavePassed() {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);
        world.pass(Duration.ofMinutes(30));

        assertThat(world.verify(handle, code)).isEqualTo(new RegistrationVerify.Closed());
    }

    @Test
    void wrongCodeTellsHowManyTriesAreLeftAndTheFifthIsTheLast() {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);

        for (int left = 4; left >= 0; left--) {
            assertThat(world.verify(handle, wrong(code))).isEqualTo(new RegistrationVerify.CodeRefused(left));
        }
        assertThat(world.verify(handle, code)).isEqualTo(new RegistrationVerify.Closed());
        assertThat(world.told(SymbolonEvent.CodeRefused.class)).hasSize(5);
    }

    @Test
    void rightCodeOnTheFifthTryWins() {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);
        for (int guess = 0; guess < 4; guess++) {
            world.verify(handle, wrong(code));
        }

        assertThat(world.verify(handle, code)).isInstanceOf(RegistrationVerify.Verified.class);
    }

    @Test
    void s5NewCodeNeverResetsTheFailures() {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);
        for (int guess = 0; guess < 4; guess++) {
            world.verify(handle, wrong(code));
        }
        world.pass(Duration.ofMinutes(1));
        world.symbolon.registration().resend(handle, CLIENT).orElseThrow();

        assertThat(world.verify(handle, wrong(code))).isEqualTo(new RegistrationVerify.CodeRefused(0));
        assertThat(world.verify(handle, world.mailer.codeFor(MIKA))).isEqualTo(new RegistrationVerify.Closed());
        assertThat(world.symbolon.registration().resend(handle, CLIENT)).isEqualTo(new RegistrationResend.Closed());
    }

    @Test
    void s5FailureOfTheSecondTransactionLeavesTheGuessCountedAndNothingElse() {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);
        world.store.after("accounts.insert", () -> {
            throw new StoreUnavailableException("down");
        });

        assertThatThrownBy(() -> world.verify(handle, code)).isInstanceOf(StoreUnavailableException.class);

        assertThat(world.verify(handle, wrong(code))).isEqualTo(new RegistrationVerify.CodeRefused(3));
        assertThat(world.verify(handle, code)).isInstanceOf(RegistrationVerify.Verified.class);
    }

    @Test
    void resendBringsANewCodeAndTheFirstStillWorks() {
        var handle = world.started(MIKA, PASSWORD);
        var first = world.mailer.codeFor(MIKA);
        world.mailer.clear();
        world.pass(Duration.ofMinutes(1));

        var resent = world.symbolon.registration().resend(handle, CLIENT).orElseThrow();

        assertThat(resent.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(world.mailer.codeFor(MIKA)).isNotEqualTo(first);
        assertThat(world.told(SymbolonEvent.CodeResent.class)).hasSize(1);
        assertThat(world.verify(handle, first)).isInstanceOf(RegistrationVerify.Verified.class);
    }

    @Test
    void firstCodeDiesOnItsOwnTimeWhileTheSecondLives() {
        var handle = world.started(MIKA, PASSWORD);
        var first = world.mailer.codeFor(MIKA);
        world.mailer.clear();
        world.pass(Duration.ofMinutes(20));
        world.symbolon.registration().resend(handle, CLIENT).orElseThrow();
        var second = world.mailer.codeFor(MIKA);
        world.pass(Duration.ofMinutes(10));

        assertThat(world.verify(handle, first)).isEqualTo(new RegistrationVerify.CodeRefused(4));
        assertThat(world.verify(handle, second)).isInstanceOf(RegistrationVerify.Verified.class);
    }

    @Test
    void resendIsRefusedWithinTheWaitAndTellsHowLong() {
        var handle = world.started(MIKA, PASSWORD);
        world.pass(Duration.ofSeconds(59));

        assertThat(world.symbolon.registration().resend(handle, CLIENT))
                .isEqualTo(new RegistrationResend.TooManyRequests(Duration.ofSeconds(1)));
        world.pass(Duration.ofSeconds(1));
        world.symbolon.registration().resend(handle, CLIENT).orElseThrow();
    }

    @Test
    void resendIsClosedAnHourAfterTheStart() {
        var handle = world.started(MIKA, PASSWORD);
        for (int minutes = 0; minutes < 60; minutes += 20) {
            world.symbolon.registration().resend(handle, CLIENT);
            world.pass(Duration.ofMinutes(20));
        }
        assertThat(world.symbolon.registration().resend(handle, CLIENT)).isInstanceOf(RegistrationResend.Resent.class);
        assertThat(world.symbolon.registration().resend(handle, CLIENT))
                .as("no wait is named that would lead beyond the hour")
                .isEqualTo(new RegistrationResend.Closed());
        world.pass(Duration.ofMinutes(2));

        assertThat(world.symbolon.registration().resend(handle, CLIENT)).isEqualTo(new RegistrationResend.Closed());
    }

    @Test
    void resendWaitsForTheBudgetsNextFreePlaceWhereThatIsLater() {
        try (var strict = instead(Policy.DEFAULT.withMailsPerAddress(new Budget(1, Duration.ofMinutes(10))))) {
            var started = strict.start(MIKA, PASSWORD).orElseThrow();
            assertThat(started.resendAt()).isEqualTo(strict.clock.instant().plus(Duration.ofMinutes(10)));
            strict.pass(Duration.ofMinutes(1));

            assertThat(strict.symbolon.registration().resend(started.handle(), CLIENT))
                    .isEqualTo(new RegistrationResend.TooManyRequests(Duration.ofMinutes(9)));
            strict.pass(Duration.ofMinutes(9));
            strict.symbolon.registration().resend(started.handle(), CLIENT).orElseThrow();
        }
    }

    @Test
    void resendOverTheAddressBudgetIsRefusedAndLeavesTheFlowAsItWas() {
        var policy = Policy.DEFAULT.withMailsPerAddress(new Budget(2, Duration.ofMinutes(10)));
        try (var strict = instead(policy)) {
            var handle = strict.started(MIKA, PASSWORD);
            strict.started("mika+other@example.org", PASSWORD);
            var before = flow(strict, handle);
            strict.pass(Duration.ofMinutes(1));
            strict.mailer.clear();

            assertThat(strict.symbolon.registration().resend(handle, CLIENT))
                    .isEqualTo(new RegistrationResend.TooManyRequests(Duration.ofMinutes(9)));

            assertThat(flow(strict, handle)).usingRecursiveComparison().isEqualTo(before);
            assertThat(strict.told(SymbolonEvent.Limited.class)).hasSize(1);
            strict.symbolon.close();
            assertThat(strict.mailer.mails()).isEmpty();
        }
    }

    @Test
    void resendIsClosedWhereTheBudgetHasNoPlaceWithinTheHour() {
        var policy = Policy.DEFAULT.withMailsPerAddress(new Budget(1, Duration.ofHours(2)));
        try (var strict = instead(policy)) {
            var handle = strict.started(MIKA, PASSWORD);
            strict.pass(Duration.ofMinutes(1));

            assertThat(strict.symbolon.registration().resend(handle, CLIENT))
                    .isEqualTo(new RegistrationResend.Closed());

            strict.verify(handle, strict.mailer.codeFor(MIKA)).orElseThrow();
        }
    }

    private static FlowRecord flow(World world, Handle handle) {
        return world.store.transact(unit -> unit.flows().find(handle.digest()).orElseThrow());
    }

    @Test
    void decoyKeepsRandomTextOfAHashsLengthAndADoneFlowKeepsNone() {
        var genuine = world.started(MIKA, PASSWORD);
        var hash = applicant(genuine).hash().reveal();
        world.verify(genuine, world.mailer.codeFor(MIKA)).orElseThrow();
        var decoy = world.started(MIKA, PASSWORD);

        assertThat(applicant(decoy).hash().reveal()).hasSameSizeAs(hash).isNotEqualTo(hash);
        assertThat(flow(world, genuine).applicant()).isNull();
    }

    private Applicant applicant(Handle handle) {
        return Objects.requireNonNull(flow(world, handle).applicant());
    }

    @Test
    void numbersAreThoseOfThePolicy() {
        var policy = Policy.DEFAULT
                .withAttempts(3)
                .withCodeLifetime(Duration.ofMinutes(5))
                .withResendWait(Duration.ofSeconds(30));
        try (var strict = instead(policy)) {
            var started = strict.start(MIKA, PASSWORD).orElseThrow();

            assertThat(started.expiresAt()).isEqualTo(strict.clock.instant().plus(Duration.ofMinutes(5)));
            assertThat(started.resendAt()).isEqualTo(strict.clock.instant().plus(Duration.ofSeconds(30)));
            assertThat(strict.verify(started.handle(), "0000-0000")).isEqualTo(new RegistrationVerify.CodeRefused(2));
        }
    }

    @Test
    void s13NoticeOfATakenAddressGoesToTheStoredSpelling() {
        world.register("Mika@example.org");

        world.started("mika@EXAMPLE.org", OTHER_PASSWORD);

        assertThat(world.mailer.lastTo(MIKA).to().mailbox()).isEqualTo("Mika@example.org");
    }

    @Test
    void addressGetsTenMailsAtOnceAndThenOneEverySixMinutesWhateverItsTag() {
        for (int mail = 0; mail < 10; mail++) {
            world.start("mika+" + mail + "@example.org", PASSWORD).orElseThrow();
        }

        assertThat(world.start(MIKA, PASSWORD)).isEqualTo(new RegistrationStart.TooManyRequests(Duration.ofMinutes(6)));
        world.start("noor@example.org", PASSWORD).orElseThrow();
        world.pass(Duration.ofMinutes(6));
        world.start(MIKA, PASSWORD).orElseThrow();
    }

    @Test
    void sameRightCodeWithinAMinuteIsARepetitionWithoutTokens() {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);
        var verified = world.verify(handle, code).orElseThrow();
        world.pass(Duration.ofSeconds(60).minusMillis(1));

        assertThat(world.verify(handle, code))
                .isEqualTo(new RegistrationVerify.AlreadyVerified(verified.account(), ReturnTo.HOME));
        assertThat(world.verify(handle, wrong(code))).isEqualTo(new RegistrationVerify.Closed());
        world.pass(Duration.ofMillis(1));
        assertThat(world.verify(handle, code)).isEqualTo(new RegistrationVerify.Closed());
    }

    @Test
    void takenAddressIsToldToItsOwnerAndNeverOpens() {
        world.register(MIKA);

        var handle = world.started("MIKA@Example.org", OTHER_PASSWORD);

        assertThat(world.mailer.lastTo(MIKA).text()).doesNotContainPattern("[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(world.verify(handle, "0000-0000")).isEqualTo(new RegistrationVerify.CodeRefused(4));
        assertThat(world.login(MIKA, OTHER_PASSWORD)).isInstanceOf(org.symbolon.session.Login.Refused.class);
    }

    @Test
    void addressTakenMeanwhileClosesTheOtherFlowAndWritesNothing() {
        var slow = world.started(MIKA, OTHER_PASSWORD);
        var slowCode = world.mailer.codeFor(MIKA);
        world.mailer.clear();
        var owner = world.register(MIKA);

        assertThat(world.verify(slow, slowCode)).isEqualTo(new RegistrationVerify.Closed());
        assertThat(world.verify(slow, slowCode)).isEqualTo(new RegistrationVerify.Closed());
        assertThat(world.told(SymbolonEvent.AccountCreated.class)).hasSize(1);
        assertThat(world.login(MIKA, PASSWORD).orElseThrow().account()).isEqualTo(owner.account());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ABC", "ABCD-EFGHJ", "ABCD-EFG", "\u0000", "UUUU-UUUU", "０１２３４５６７", "\uD800"})
    void textThatCannotBeACodeIsRefusedAndNotCounted(String text) {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);

        assertThat(world.verify(handle, text)).isEqualTo(new RegistrationVerify.CodeRefused(5));
        assertThat(world.symbolon.registration().verify(handle, null, CLIENT))
                .isEqualTo(new RegistrationVerify.CodeRefused(5));
        assertThat(world.verify(handle, wrong(code))).isEqualTo(new RegistrationVerify.CodeRefused(4));
    }

    @Test
    void textThatCannotBeACodeIsClosedWhereTheFlowIs() {
        assertThat(world.verify(Handle.of("never was"), "")).isEqualTo(new RegistrationVerify.Closed());
        var handle = world.started(MIKA, PASSWORD);
        world.pass(Duration.ofMinutes(30));

        assertThat(world.verify(handle, "")).isEqualTo(new RegistrationVerify.Closed());
    }

    @Test
    void codeIsReadAsPeopleTypeIt() {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);
        var typed = " "
                + code.toLowerCase(Locale.ROOT)
                        .replace('0', 'o')
                        .replace('1', 'l')
                        .replace("-", " – ") + "\n";

        assertThat(world.verify(handle, typed)).isInstanceOf(RegistrationVerify.Verified.class);
    }

    @Test
    void eventsTellWhatHappenedOnceAndInOrder() {
        world.register(MIKA);

        assertThat(world.events())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("FlowStarted", "AccountCreated", "LoggedIn");
        assertThat(world.told(SymbolonEvent.FlowStarted.class))
                .extracting(SymbolonEvent.FlowStarted::purpose)
                .containsExactly(Purpose.REGISTRATION);
    }

    @Test
    void profileThatADatabaseCannotKeepIsRefusedAtOnce() {
        var request = RegistrationRequest.of(address(MIKA), Password.of(PASSWORD));

        for (var profile : List.of(Map.of("a", "b\u0000"), Map.of("\u0000", ""), Map.of("a\uD83D", "\uDE00b"))) {
            assertThatThrownBy(() -> request.withProfile(profile)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(request.withProfile(Map.of("name", "\uD83D\uDE00")).profile())
                .hasSize(1);
    }

    @Test
    void profileOverTwoKibibytesIsRefusedAtOnce() {
        var request = RegistrationRequest.of(address(MIKA), Password.of(PASSWORD));

        assertThatThrownBy(() -> request.withProfile(Map.of("bio", "é".repeat(1024))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2048")
                .hasMessageContaining("2051");
        assertThat(request.withProfile(Map.of("bio", "é".repeat(1022) + "e")).profile())
                .hasSize(1);
        assertThatThrownBy(() -> request.withProfile(Map.of("bio", "é".repeat(1023))))
                .hasMessageContaining("2049");
    }
}
