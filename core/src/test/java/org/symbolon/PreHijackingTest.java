package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.ReturnTo;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.reset.ResetComplete;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;

/**
 * S8: whoever was there before the owner has nothing left after the owner's verification or reset (Sudhodanan and
 * Paverd, 2022). Federated sign-in, a second identifier and a change of address do not exist, so neither do the three
 * classes that need them.
 */
class PreHijackingTest {
    private static final String OWNER = "mika@example.org";
    private static final String ATTACKERS = OTHER_PASSWORD;

    private final World world = new World();

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
}
