package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;
import static org.symbolon.World.address;
import static org.symbolon.World.wrong;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Handle;
import org.symbolon.account.ReturnTo;
import org.symbolon.policy.Policy;
import org.symbolon.reset.ResetComplete;
import org.symbolon.reset.ResetRequest;
import org.symbolon.reset.ResetResend;
import org.symbolon.reset.ResetStart;
import org.symbolon.reset.ResetVerify;
import org.symbolon.session.Login;
import org.symbolon.store.StoreUnavailableException;

@OnEachStore
class PasswordResetTest {
    private static final String MIKA = "mika@example.org";

    private final Keeping keeping;
    private final World world;

    PasswordResetTest(Keeping keeping) {
        this.keeping = keeping;
        world = World.over(keeping.fresh());
    }

    @BeforeEach
    void register() {
        world.register(MIKA);
        world.events().clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void rightCodeAndAGoodPasswordReplaceTheOldOne() {
        var handle = world.proven(MIKA);

        var completed = world.complete(handle, OTHER_PASSWORD).orElseThrow();

        assertThat(completed.deviceToken().reveal()).isNotEmpty();
        assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
        assertThat(world.events())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "FlowStarted", "ResetProven", "PasswordChanged", "LoginRefused", "LoggedIn", "NewDevice");
    }

    @Test
    void ownerIsToldThatThePasswordChanged() {
        var handle = world.proven(MIKA);
        world.mailer.clear();
        world.complete(handle, OTHER_PASSWORD).orElseThrow();

        world.symbolon.close();
        assertThat(world.mailer.lastTo(MIKA).text())
                .startsWith("Your password for Example Video was changed on 1 March 2026 at 10:00 UTC.");
    }

    @Test
    void returnToComesBackInTheEnd() {
        var request = ResetRequest.of(address(MIKA)).withReturnTo(ReturnTo.of("/videos/7"));
        var handle = world.symbolon
                .passwordReset()
                .start(request, CLIENT)
                .orElseThrow()
                .handle();
        world.symbolon
                .passwordReset()
                .verify(handle, world.mailer.codeFor(MIKA), CLIENT)
                .orElseThrow();

        assertThat(world.complete(handle, OTHER_PASSWORD)
                        .orElseThrow()
                        .returnTo()
                        .path())
                .isEqualTo("/videos/7");
    }

    @Test
    void codeGoesToTheStoredAddressNotToTheOneTyped() {
        var handle = world.resetting("MIKA@EXAMPLE.ORG");

        var mail = world.mailer.lastTo(MIKA);
        assertThat(mail.to().mailbox()).isEqualTo(MIKA);
        assertThat(world.symbolon.passwordReset().verify(handle, world.mailer.codeFor(MIKA), CLIENT))
                .isInstanceOf(ResetVerify.Proven.class);
    }

    @Test
    void refusedPasswordLeavesTheProofForAnother() {
        var handle = world.proven(MIKA);
        int hashes = world.hashes.get();

        assertThat(world.complete(handle, "password")).isInstanceOf(ResetComplete.PasswordRefused.class);
        assertThat(world.complete(handle, "Xmika@example.org9")).isInstanceOf(ResetComplete.PasswordRefused.class);
        assertThat(world.hashes).hasValue(hashes);
        world.complete(handle, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void s2ResetCodeDiesAtThirtyMinutes() {
        var handle = world.resetting(MIKA);
        var code = world.mailer.codeFor(MIKA);
        world.pass(Duration.ofMinutes(30).minusMillis(1));
        assertThat(world.symbolon.passwordReset().verify(handle, wrong(code), CLIENT))
                .isEqualTo(new ResetVerify.CodeRefused(4));
        world.pass(Duration.ofMillis(1));

        assertThat(world.symbolon.passwordReset().verify(handle, code, CLIENT)).isEqualTo(new ResetVerify.Closed());
    }

    @Test
    void proofIsOpenForTenMinutesToTheMillisecond() {
        var early = world.proven(MIKA);
        world.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(world.complete(early, OTHER_PASSWORD)).isInstanceOf(ResetComplete.Completed.class);

        var late = world.proven(MIKA);
        world.pass(Duration.ofMinutes(10));
        int hashes = world.hashes.get();
        assertThat(world.complete(late, PASSWORD)).isEqualTo(new ResetComplete.Closed());
        assertThat(world.hashes).hasValue(hashes);
    }

    @Test
    void provenFlowTakesNoSecondCodeAndNoNewOne() {
        var handle = world.proven(MIKA);
        world.pass(Duration.ofMinutes(1));

        assertThat(world.symbolon.passwordReset().verify(handle, world.mailer.codeFor(MIKA), CLIENT))
                .isEqualTo(new ResetVerify.Closed());
        assertThat(world.symbolon.passwordReset().resend(handle, CLIENT)).isEqualTo(new ResetResend.Closed());
    }

    @Test
    void doneFlowCompletesNothingMore() {
        var handle = world.proven(MIKA);
        world.complete(handle, OTHER_PASSWORD).orElseThrow();

        assertThat(world.complete(handle, PASSWORD)).isEqualTo(new ResetComplete.Closed());
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void unprovenFlowCompletesNothing() {
        assertThat(world.complete(world.resetting(MIKA), OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
    }

    @Test
    void s12RandomHandleAtCompleteCostsNoHash() {
        int hashes = world.hashes.get();

        assertThat(world.complete(Handle.of("A".repeat(43)), OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
        assertThat(world.complete(Handle.of(null), OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
        assertThat(world.hashes).hasValue(hashes);
    }

    @Test
    void completedResetKillsEveryOtherResetOfTheAccount() {
        var first = world.proven(MIKA);
        world.mailer.clear();
        var second = world.proven(MIKA);
        world.complete(first, OTHER_PASSWORD).orElseThrow();

        assertThat(world.complete(second, PASSWORD)).isEqualTo(new ResetComplete.Closed());
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void signingOutEverywhereKillsAResetThatIsUnderWay() {
        var tokens = world.login(MIKA, PASSWORD).orElseThrow().tokens();
        var proven = world.proven(MIKA);
        world.mailer.clear();
        var open = world.resetting(MIKA);
        world.symbolon.sessions().logoutEverywhere(world.authenticated(tokens));
        int hashes = world.hashes.get();

        assertThat(world.symbolon.passwordReset().verify(open, world.mailer.codeFor(MIKA), CLIENT))
                .isEqualTo(new ResetVerify.Closed());
        assertThat(world.complete(proven, OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
        assertThat(world.hashes.get() - hashes).isLessThanOrEqualTo(1);
    }

    @Test
    void s13CodeGoesToTheStoredSpelling() {
        world.register("Noor@example.org");
        world.resetting("noor@EXAMPLE.org");

        assertThat(world.mailer.lastTo("noor@example.org").to().mailbox()).isEqualTo("Noor@example.org");
    }

    @Test
    void addressWithoutAnAccountIsToldSoInTheLanguageOfTheRequest() {
        var request = ResetRequest.of(World.address("nobody@example.org")).withLocale(Locale.FRENCH);
        world.symbolon.passwordReset().start(request, CLIENT).orElseThrow();

        assertThat(world.mailer.lastTo("nobody@example.org").subject()).startsWith("Aucun compte");
    }

    @Test
    void s5NewCodeNeverResetsTheFailures() {
        var handle = world.resetting(MIKA);
        var code = world.mailer.codeFor(MIKA);
        for (int left = 4; left > 0; left--) {
            assertThat(world.symbolon.passwordReset().verify(handle, wrong(code), CLIENT))
                    .isEqualTo(new ResetVerify.CodeRefused(left));
        }
        world.pass(Duration.ofMinutes(1));
        world.mailer.clear();
        world.symbolon.passwordReset().resend(handle, CLIENT).orElseThrow();
        assertThat(world.symbolon.passwordReset().resend(handle, CLIENT))
                .isEqualTo(new ResetResend.TooManyRequests(Duration.ofMinutes(1)));

        assertThat(world.symbolon.passwordReset().verify(handle, wrong(code), CLIENT))
                .isEqualTo(new ResetVerify.CodeRefused(0));
        assertThat(world.symbolon.passwordReset().verify(handle, world.mailer.codeFor(MIKA), CLIENT))
                .isEqualTo(new ResetVerify.Closed());
    }

    @Test
    void s5FailureOfTheSecondTransactionLeavesTheGuessCountedAndNothingElse() {
        var handle = world.resetting(MIKA);
        var code = world.mailer.codeFor(MIKA);
        world.store.after("flows.prove", () -> {
            throw new StoreUnavailableException("down");
        });

        assertThatThrownBy(() -> world.symbolon.passwordReset().verify(handle, code, CLIENT))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(world.symbolon.passwordReset().verify(handle, wrong(code), CLIENT))
                .isEqualTo(new ResetVerify.CodeRefused(3));
        assertThat(world.symbolon.passwordReset().verify(handle, code, CLIENT)).isInstanceOf(ResetVerify.Proven.class);
    }

    @Test
    void unknownAddressIsToldSoByMailAndNeverOpens() {
        var handle = world.resetting("nobody@example.org");

        assertThat(world.mailer.lastTo("nobody@example.org").text()).doesNotContainPattern("[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(world.symbolon.passwordReset().verify(handle, "0000-0000", CLIENT))
                .isEqualTo(new ResetVerify.CodeRefused(4));
    }

    @Test
    void unknownAddressGetsNoMailWherePolicySaysSo() {
        world.close();
        var policy = Policy.DEFAULT.withMailToUnknownAddresses(false);
        try (var silent = new World(keeping.fresh(), builder -> builder.policy(policy))) {
            assertThat(silent.startReset("nobody@example.org")).isInstanceOf(ResetStart.Started.class);
            silent.symbolon.close();
            assertThat(silent.mailer.mails()).isEmpty();
        }
    }
}
