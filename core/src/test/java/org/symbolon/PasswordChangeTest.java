package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;
import static org.symbolon.World.address;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.Password;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.manage.Deletion;
import org.symbolon.manage.PasswordChange;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.reset.ResetComplete;
import org.symbolon.reset.ResetVerify;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.SessionRecord;
import org.symbolon.token.SessionTokens;
import org.symbolon.token.TokenIssuer;
import org.symbolon.token.TokenKeys;

@Timeout(120)
@OnEachStore
class PasswordChangeTest {
    private static final String MIKA = "mika@example.org";
    private static final String THIRD_PASSWORD = "Mild-Copper-3-Violin";
    private static final PasswordChange REFUSED = new PasswordChange.CurrentPasswordRefused();
    private static final PasswordChange SIGNED_OUT = new PasswordChange.SignedOut();

    private final World world;
    private final TokenIssuer issuer =
            new TokenIssuer(World.keys(), TokenKeys.hs256(), World.SITE, Policy.DEFAULT, new SecureRandom());
    private RegistrationVerify.Verified mika;
    private SessionTokens tokens;

    PasswordChangeTest(Keeping keeping) {
        world = World.over(keeping.fresh());
    }

    @BeforeEach
    void register() {
        mika = world.register(MIKA);
        tokens = mika.tokens();
        world.events().clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private AccountRecord account() {
        return world.store.<AccountRecord>transact(
                unit -> unit.accounts().find(address(MIKA)).orElseThrow());
    }

    private SessionRecord row(SessionTokens of) {
        var session = world.authenticated(of).sessionId();
        return world.store.<SessionRecord>transact(
                unit -> unit.sessions().findLive(session, world.clock.instant()).orElseThrow());
    }

    private boolean knows(DeviceToken device) {
        return issuer.knows(
                CLIENT.withDevice(device), mika.account().id(), account().version(), world.clock.instant());
    }

    private void assertDead(SessionTokens dead) {
        assertThat(world.refresh(dead)).isEqualTo(new Refresh.Refused());
        assertThat(world.symbolon.sessions().resume(dead.refreshToken())).isEqualTo(new Authenticate.Refused());
        assertThat(world.isAlive(dead)).isFalse();
    }

    @Test
    void rightPasswordIsReplacedAndTheSessionGoesOn() {
        var changed = world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();

        assertThat(world.isAlive(changed.tokens())).isTrue();
        assertThat(world.isAlive(world.refresh(changed.tokens()).orElseThrow().tokens()))
                .isTrue();
        assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
        world.login(MIKA, OTHER_PASSWORD, CLIENT.withDevice(changed.deviceToken()))
                .orElseThrow();
        assertThat(world.eventNames()).containsExactly("PasswordChanged", "LoginRefused", "LoggedIn");
        assertThat(world.told(SymbolonEvent.PasswordChanged.class))
                .containsExactly(new SymbolonEvent.PasswordChanged(
                        world.clock.instant(), CLIENT, mika.account().id()));
    }

    @Test
    void sessionThatGoesOnKeepsItsTimesAndItsNameUnderAnotherId() {
        var client = Client.unknown().withUserAgent("Lynx");
        var lynx = world.symbolon
                .sessions()
                .login(address(MIKA), Password.of(PASSWORD), client)
                .orElseThrow()
                .tokens();
        var before = row(lynx);
        world.pass(Duration.ofDays(6));

        var owner = world.symbolon.sessions().resume(lynx.refreshToken()).orElseThrow();
        var changed = world.change(owner, PASSWORD, OTHER_PASSWORD).orElseThrow();
        var after = row(changed.tokens());

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after)
                .isEqualTo(new SessionRecord(
                        after.id(),
                        before.account(),
                        before.version() + 1,
                        1,
                        "k1",
                        before.createdAt(),
                        world.clock.instant(),
                        world.clock.instant().plus(Policy.SESSION_IDLE),
                        before.expiresAt(),
                        "Lynx"));
        world.pass(Duration.ofDays(6));
        assertThat(world.refresh(changed.tokens())).as("it is used").isInstanceOf(Refresh.Refreshed.class);
    }

    @Test
    void sessionThatGoesOnEndsWhenItWouldHaveEnded() {
        var last = tokens;
        for (int day = 5; day < 30; day += 5) {
            world.pass(Duration.ofDays(5));
            last = world.refresh(last).orElseThrow().tokens();
        }
        last = world.change(last, PASSWORD, OTHER_PASSWORD).orElseThrow().tokens();

        world.pass(Duration.ofDays(5).minusMillis(1));
        assertThat(world.symbolon.sessions().resume(last.refreshToken())).isInstanceOf(Authenticate.Valid.class);
        world.pass(Duration.ofMillis(1));
        assertThat(world.symbolon.sessions().resume(last.refreshToken())).isEqualTo(new Authenticate.Refused());
    }

    @Test
    void s9EverySessionAndRefreshTokenOfBeforeIsRefusedWithinTheBound() {
        var other = world.login(MIKA, PASSWORD).orElseThrow().tokens();
        assertThat(world.isAlive(other)).isTrue();
        var changed = world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();

        assertThat(world.refresh(tokens)).isEqualTo(new Refresh.Refused());
        assertThat(world.symbolon.sessions().resume(other.refreshToken())).isEqualTo(new Authenticate.Refused());
        world.pass(Policy.DEFAULT.livenessBound());
        assertDead(tokens);
        assertDead(other);
        assertThat(world.isAlive(changed.tokens())).isTrue();
    }

    @Test
    void s9OldSessionsRowIsGone() {
        var owner = world.authenticated(tokens);
        world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();

        assertThat(world.store.<Boolean>transact(unit -> unit.sessions().delete(owner.accountId(), owner.sessionId())))
                .isFalse();
    }

    @Test
    void s8WhoKnewTheOldPasswordHasNothingLeft() {
        var attackers = world.login(MIKA, PASSWORD).orElseThrow();
        var proven = world.proven(MIKA);
        var open = world.resetting(MIKA);
        var changed = world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();
        world.pass(Policy.DEFAULT.livenessBound());

        assertDead(attackers.tokens());
        assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
        assertThat(world.complete(proven, THIRD_PASSWORD)).isEqualTo(new ResetComplete.Closed());
        assertThat(world.symbolon.passwordReset().verify(open, world.mailer.codeFor(MIKA), CLIENT))
                .isNotInstanceOf(ResetVerify.Proven.class);
        assertThat(knows(attackers.deviceToken())).isFalse();
        assertThat(knows(mika.deviceToken())).isFalse();
        assertThat(knows(changed.deviceToken())).isTrue();
        assertThat(world.isAlive(changed.tokens())).isTrue();
    }

    @Test
    void s8AttackerWithAStolenSessionAndTheOldPasswordIsTooLate() {
        var attackers =
                world.authenticated(world.login(MIKA, PASSWORD).orElseThrow().tokens());
        world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();
        int hashes = world.hashes.get();

        assertThat(world.change(attackers, PASSWORD, THIRD_PASSWORD)).isEqualTo(SIGNED_OUT);
        assertThat(world.delete(attackers, PASSWORD)).isEqualTo(new Deletion.SignedOut());
        assertThat(world.hashes).hasValue(hashes);
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void ownerIsToldByMail() {
        world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();

        assertThat(world.mailer.lastTo(MIKA).text())
                .startsWith("Your password for Example Video was changed on 1 March 2026 at 10:00 UTC.");
        assertThat(world.store.calls("outbox.insert"))
                .last()
                .extracting(call -> ((OutboxMail) call.get(0)).kind())
                .isEqualTo(MailKind.PASSWORD_CHANGED);
    }

    @Test
    void sixChangesInAMinuteMailFive() {
        var now = tokens;
        for (int change = 0; change < 6; change++) {
            boolean even = change % 2 == 0;
            now = world.change(now, even ? PASSWORD : OTHER_PASSWORD, even ? OTHER_PASSWORD : PASSWORD)
                    .orElseThrow()
                    .tokens();
        }
        assertThat(world.told(SymbolonEvent.PasswordChanged.class)).hasSize(6);
        assertThat(world.store.calls("outbox.insert"))
                .filteredOn(call -> ((OutboxMail) call.get(0)).kind() == MailKind.PASSWORD_CHANGED)
                .hasSize(5);
    }

    @Test
    void s20MailServerDownChangesNothingAndTheNoticeComesLater() {
        world.mailer.failWith(new IOException("down"));
        var changed = world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();
        world.login(MIKA, OTHER_PASSWORD, CLIENT.withDevice(changed.deviceToken()))
                .orElseThrow();
        Until.holds(() -> !world.store.calls("outbox.postpone").isEmpty());

        world.mailer.recover();
        for (int minute = 0; minute < 60 && world.mailer.mails().isEmpty(); minute++) {
            world.pass(Duration.ofMinutes(1));
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(world.mailer.lastTo(MIKA).text()).startsWith("Your password");
    }

    @Test
    void unfitPasswordCostsNoHashAndCountsForNothing() {
        int hashes = world.hashes.get();
        for (int guess = 0; guess < 20; guess++) {
            assertThat(world.change(tokens, "no matter", "weak")).isInstanceOf(PasswordChange.PasswordRefused.class);
        }
        assertThat(world.change(tokens, PASSWORD, "Xmika@example.org9"))
                .as("it has the address in it")
                .isInstanceOf(PasswordChange.PasswordRefused.class);

        assertThat(world.hashes).hasValue(hashes);
        assertThat(world.events()).isEmpty();
        for (int guess = 0; guess < 4; guess++) {
            assertThat(world.change(tokens, "wrong", OTHER_PASSWORD)).isEqualTo(REFUSED);
        }
        world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void s5FifthWrongPasswordEndsTheSessionWhicheverStepItIsGivenTo() {
        var owner = world.authenticated(tokens);
        assertThat(world.change(owner, "wrong", OTHER_PASSWORD)).isEqualTo(REFUSED);
        assertThat(world.delete(owner, "wrong")).isEqualTo(new Deletion.CurrentPasswordRefused());
        world.login(MIKA, PASSWORD).orElseThrow();
        world.pass(Duration.ofDays(5));
        tokens = world.refresh(tokens).orElseThrow().tokens();
        assertThat(world.change(owner, "wrong", OTHER_PASSWORD)).isEqualTo(REFUSED);
        assertThat(world.change(owner, "wrong", "weak")).isInstanceOf(PasswordChange.PasswordRefused.class);
        assertThat(world.delete(owner, "wrong")).isEqualTo(new Deletion.CurrentPasswordRefused());
        assertThat(world.isAlive(tokens)).isTrue();
        world.events().clear();

        assertThat(world.delete(owner, "wrong")).isEqualTo(new Deletion.SignedOut());

        assertThat(world.refresh(tokens)).isEqualTo(new Refresh.Refused());
        world.pass(Policy.DEFAULT.livenessBound());
        assertThat(world.isAlive(tokens)).isFalse();
        assertThat(world.eventNames()).containsExactly("CurrentPasswordRefused", "SessionEndedForGuessing");
        int hashes = world.hashes.get();
        assertThat(world.change(owner, PASSWORD, OTHER_PASSWORD)).isEqualTo(SIGNED_OUT);
        assertThat(world.delete(owner, PASSWORD)).isEqualTo(new Deletion.SignedOut());
        assertThat(world.hashes).hasValue(hashes);
        world.login(MIKA, PASSWORD).orElseThrow();
    }

    @Test
    void s5GuessesOfOneSessionLeaveOthersAlone() {
        var other = world.login(MIKA, PASSWORD).orElseThrow().tokens();
        for (int guess = 0; guess < 5; guess++) {
            world.delete(world.authenticated(tokens), "wrong");
        }

        assertThat(world.change(other, "wrong", OTHER_PASSWORD)).isEqualTo(REFUSED);
        world.change(other, PASSWORD, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void s5RightPasswordAfterFourWrongOnesIsRight() {
        for (int guess = 0; guess < 4; guess++) {
            assertThat(world.change(tokens, "wrong", OTHER_PASSWORD)).isEqualTo(REFUSED);
        }

        var changed = world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();

        assertThat(world.eventNames()).endsWith("CurrentPasswordRefused", "PasswordChanged");
        assertThat(world.change(changed.tokens(), "wrong", PASSWORD)).isEqualTo(REFUSED);
    }

    @Test
    void wrongPasswordCostsOneHashAndARightOneTwo() {
        int before = world.hashes.get();
        world.change(tokens, "wrong", OTHER_PASSWORD);
        assertThat(world.hashes).hasValue(before + 1);

        world.change(tokens, PASSWORD, OTHER_PASSWORD).orElseThrow();
        assertThat(world.hashes).hasValue(before + 3);
    }

    @Test
    void endedOrStrangeSessionCostsNoHash() {
        var owner = world.authenticated(tokens);
        var stranger = Authenticated.vouchedForByCaller(
                new AccountId(new UUID(1, 2)), owner.sessionId(), world.clock.instant());
        int hashes = world.hashes.get();
        assertThat(world.change(stranger, PASSWORD, OTHER_PASSWORD)).isEqualTo(SIGNED_OUT);
        assertThat(world.delete(stranger, PASSWORD)).isEqualTo(new Deletion.SignedOut());
        world.symbolon.sessions().logout(owner);

        assertThat(world.change(owner, PASSWORD, OTHER_PASSWORD)).isEqualTo(SIGNED_OUT);
        assertThat(world.change(owner, PASSWORD, "weak")).isEqualTo(SIGNED_OUT);
        assertThat(world.hashes).hasValue(hashes);
    }

    @Test
    void changeThatIsOvertakenBetweenProofAndCommitChangesNothing() {
        var owner = world.authenticated(tokens);
        world.afterVerify = () -> world.symbolon.sessions().logoutEverywhere(owner);

        assertThat(world.change(owner, PASSWORD, OTHER_PASSWORD)).isEqualTo(SIGNED_OUT);

        world.afterVerify = () -> {};
        assertThat(world.login(MIKA, OTHER_PASSWORD)).isEqualTo(new Login.Refused());
        world.login(MIKA, PASSWORD).orElseThrow();
        assertThat(world.eventNames()).containsExactly("LoggedOutEverywhere", "LoginRefused", "LoggedIn", "NewDevice");
        assertThat(world.store.calls("outbox.insert"))
                .noneMatch(call -> ((OutboxMail) call.get(0)).kind() == MailKind.PASSWORD_CHANGED);
    }

    @Test
    void suspensionBetweenProofAndCommitWins() {
        var owner = world.authenticated(tokens);
        world.afterVerify = () -> world.symbolon.accounts().suspend(owner.accountId());

        assertThat(world.change(owner, PASSWORD, OTHER_PASSWORD)).isEqualTo(SIGNED_OUT);

        world.afterVerify = () -> {};
        world.symbolon.accounts().reinstate(owner.accountId());
        world.login(MIKA, PASSWORD).orElseThrow();
    }
}
