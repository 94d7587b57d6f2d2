package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Password;
import org.symbolon.account.ReturnTo;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationStart;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.reset.ResetComplete;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.SessionRecord;

/**
 * S8: whoever was there before the owner has nothing left after the owner's verification or reset (Sudhodanan and
 * Paverd, 2022). Of their five classes two have something to attack here: a password that somebody else set first
 * (which a merge with a federated account would keep), and the unexpired session. A trojan identifier, an unexpired
 * change of address and a provider that verifies nothing need what does not exist; what comes nearest to them is shown:
 * other credentials, and flows that somebody else began.
 */
@OnEachStore
class PreHijackingTest {
    private static final String OWNER = "mika@example.org";
    private static final String ATTACKERS = OTHER_PASSWORD;

    private final World world;

    PreHijackingTest(Keeping keeping) {
        world = World.over(keeping.fresh());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void s8PasswordChosenByAnEarlierRegistrationDoesNotSurviveTheOwnersVerification() {
        world.started(OWNER, ATTACKERS);
        world.mailer.clear();
        world.register(OWNER, PASSWORD);

        assertThat(world.login(OWNER, ATTACKERS)).isEqualTo(new Login.Refused());
        world.login(OWNER, PASSWORD).orElseThrow();
    }

    @Test
    void s8OwnersCodeOpensNothingOfAnEarlierRegistration() {
        var attackers = world.started(OWNER, ATTACKERS);
        world.mailer.clear();
        var owners = world.started(OWNER, PASSWORD);
        var code = world.mailer.codeFor(OWNER);

        assertThat(world.verify(attackers, code)).isEqualTo(new RegistrationVerify.CodeRefused(4));
        world.verify(owners, code).orElseThrow();
        assertThat(world.login(OWNER, ATTACKERS)).isEqualTo(new Login.Refused());
    }

    @Test
    void s8EarlierRegistrationDiesWithTheAddressTaken() {
        var attackers = world.started(OWNER, ATTACKERS);
        var attackersCode = world.mailer.codeFor(OWNER);
        world.mailer.clear();
        var owner = world.register(OWNER, PASSWORD);

        assertThat(world.verify(attackers, attackersCode)).isEqualTo(new RegistrationVerify.Closed());
        assertThat(world.login(OWNER, ATTACKERS)).isEqualTo(new Login.Refused());
        assertThat(world.symbolon.accounts().newsletter(world.authenticated(owner.tokens())))
                .isEmpty();
        assertThat(owner.returnTo()).isEqualTo(ReturnTo.HOME);
    }

    @Test
    void s8SessionOfWhoeverKnewTheOldPasswordDoesNotSurviveTheOwnersReset() {
        world.register(OWNER, ATTACKERS);
        var attackers = world.login(OWNER, ATTACKERS).orElseThrow().tokens();
        assertThat(world.isAlive(attackers)).isTrue();

        world.complete(world.proven(OWNER), PASSWORD).orElseThrow();

        assertThat(world.refresh(attackers)).isEqualTo(new Refresh.Refused());
        world.pass(Policy.DEFAULT.livenessBound());
        assertThat(world.isAlive(attackers)).isFalse();
        assertThat(world.login(OWNER, ATTACKERS)).isEqualTo(new Login.Refused());
    }

    @Test
    void s8ResetBegunByAnotherDoesNotSurviveTheOwnersReset() {
        world.register(OWNER, PASSWORD);
        var attackers = world.proven(OWNER);
        world.mailer.clear();
        world.complete(world.proven(OWNER), "A-Third-Password-9").orElseThrow();

        assertThat(world.complete(attackers, ATTACKERS)).isEqualTo(new ResetComplete.Closed());
        assertThat(world.login(OWNER, ATTACKERS)).isEqualTo(new Login.Refused());
    }

    @Test
    void s8ResetBegunBeforeTheAccountExistedNeverOpensIt() {
        var attackers = world.resetting(OWNER);
        world.mailer.clear();
        world.register(OWNER, PASSWORD);
        world.pass(Duration.ofMinutes(1));
        world.symbolon.passwordReset().resend(attackers, World.CLIENT).orElseThrow();

        assertThat(world.mailer.lastTo(OWNER).text()).doesNotContainPattern("[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(world.complete(attackers, ATTACKERS)).isEqualTo(new ResetComplete.Closed());
    }

    @Test
    void s8NoTokenFromBeforeTheOwnersResetIsOfAnyUseAfterIt() {
        var attackers = world.register(OWNER, ATTACKERS);
        var refreshed = world.refresh(attackers.tokens()).orElseThrow().tokens();
        world.complete(world.proven(OWNER), PASSWORD).orElseThrow();

        for (var tokens : List.of(attackers.tokens(), refreshed)) {
            assertThat(world.refresh(tokens)).isEqualTo(new Refresh.Refused());
            assertThat(world.symbolon.sessions().resume(tokens.refreshToken())).isEqualTo(new Authenticate.Refused());
        }
        var known = World.CLIENT.withDevice(attackers.deviceToken());
        assertThat(world.symbolon.sessions().login(World.address(OWNER), Password.of(ATTACKERS), known))
                .isEqualTo(new Login.Refused());
    }

    @Test
    void s8NothingGivenToAnotherRegistrationReachesTheOwnersAccount() {
        var attackers = starting(ATTACKERS, Locale.FRENCH, "/attackers");
        var attackersCode = world.mailer.codeFor(OWNER, attackers.label());
        world.mailer.clear(); // one label in a thousand is that of the next mail too
        var owners = starting(PASSWORD, Locale.ENGLISH, "/owners");

        var verified = world.verify(owners.handle(), world.mailer.codeFor(OWNER, owners.label()))
                .orElseThrow();
        assertThat(world.verify(attackers.handle(), attackersCode)).isEqualTo(new RegistrationVerify.Closed());

        assertThat(verified.returnTo()).isEqualTo(ReturnTo.of("/owners"));
        assertThat(world.store.calls("accounts.insert").get(0)).element(1).isEqualTo(Map.of("came from", "/owners"));
        world.startReset(OWNER).orElseThrow();
        assertThat(world.store.calls("outbox.insert"))
                .last()
                .extracting(call -> ((OutboxMail) call.get(0)).recipient().locale())
                .isEqualTo(Locale.ENGLISH);
    }

    private RegistrationStart.Started starting(String password, Locale locale, String returnTo) {
        var request = RegistrationRequest.of(World.address(OWNER), Password.of(password))
                .withLocale(locale)
                .withReturnTo(ReturnTo.of(returnTo))
                .withProfile(Map.of("came from", returnTo));
        return world.symbolon.registration().start(request, World.CLIENT).orElseThrow();
    }

    @Test
    void s8OwnersSessionIsNotTheOneOfWhoeverTriedToRegisterFirst() {
        var attackers = world.started(OWNER, ATTACKERS);
        world.mailer.clear();
        var owner = world.register(OWNER, PASSWORD);
        var session = world.authenticated(owner.tokens()).sessionId();

        assertThat(world.store.calls("sessions.insert"))
                .singleElement()
                .extracting(call -> ((SessionRecord) call.get(0)).id())
                .isEqualTo(session);
        assertThat(world.verify(attackers, "0000-0000")).isInstanceOf(RegistrationVerify.CodeRefused.class);
        assertThat(world.isAlive(owner.tokens())).isTrue();
    }

    @Test
    void s8NobodyConsentsInAnOwnersNameBeforeTheOwnerProvedTheAddress() {
        world.started(OWNER, ATTACKERS);
        world.mailer.clear();
        var other =
                world.authenticated(world.register("eve@example.org", ATTACKERS).tokens());
        world.symbolon.accounts().subscribe(other, "v1", World.CLIENT).orElseThrow();

        var owner = world.authenticated(world.register(OWNER, PASSWORD).tokens());

        assertThat(world.symbolon.accounts().newsletter(owner)).isEmpty();
        assertThat(world.symbolon.accounts().newsletter(other)).isPresent();
    }
}
