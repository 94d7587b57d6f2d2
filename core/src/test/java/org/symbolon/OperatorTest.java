package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;
import static org.symbolon.World.address;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.Account;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.Handle;
import org.symbolon.account.Purpose;
import org.symbolon.code.Codes;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.manage.Accounts;
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
import org.symbolon.token.SessionTokens;
import org.symbolon.token.TokenIssuer;
import org.symbolon.token.TokenKeys;

@Timeout(120)
@OnEachStore
class OperatorTest {
    private static final String MIKA = "mika@example.org";
    private static final AccountId NOBODY = new AccountId(new UUID(1, 2));

    private final World world;
    private final Codes codes = new Codes(World.keys());
    private Accounts accounts;
    private RegistrationVerify.Verified mika;
    private AccountId id;

    OperatorTest(Keeping keeping) {
        world = World.over(keeping.fresh());
    }

    @BeforeEach
    void register() {
        accounts = world.symbolon.accounts();
        mika = world.register(MIKA);
        id = mika.account().id();
        world.events().clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void assertDead(SessionTokens dead) {
        assertThat(world.refresh(dead)).isEqualTo(new Refresh.Refused());
        assertThat(world.symbolon.sessions().resume(dead.refreshToken())).isEqualTo(new Authenticate.Refused());
        world.pass(Policy.DEFAULT.livenessBound());
        assertThat(world.isAlive(dead)).isFalse();
    }

    private boolean knowsDevice() {
        var issuer = new TokenIssuer(World.keys(), TokenKeys.hs256(), World.SITE, Policy.DEFAULT, new SecureRandom());
        long version = world.store
                .<AccountRecord>transact(unit -> unit.accounts().find(id).orElseThrow())
                .version();
        return issuer.knows(CLIENT.withDevice(mika.deviceToken()), id, version, world.clock.instant());
    }

    private String resetCode(Handle handle, int sequence) {
        return codes.print("k1", handle.digest(), Purpose.PASSWORD_RESET, sequence);
    }

    private ResetVerify verifyReset(Handle handle, String code) {
        return world.symbolon.passwordReset().verify(handle, code, CLIENT);
    }

    private MailKind lastMail() {
        var calls = world.store.calls("outbox.insert");
        return ((OutboxMail) calls.get(calls.size() - 1).get(0)).kind();
    }

    @Test
    void accountIsFoundByIdAndByAddressHoweverItIsSpelt() {
        assertThat(accounts.find(id)).contains(mika.account());
        assertThat(accounts.find(address("MIKA@Example.ORG"))).contains(mika.account());
        assertThat(accounts.find(NOBODY)).isEmpty();
        assertThat(accounts.find(address("noor@example.org"))).isEmpty();
    }

    @Test
    void suspendingIsDoneOnceAndSoIsReinstating() {
        assertThat(accounts.reinstate(id)).isFalse();
        assertThat(accounts.suspend(id)).isTrue();
        assertThat(accounts.suspend(id)).isFalse();
        assertThat(accounts.find(id)).map(Account::suspended).contains(true);
        assertThat(accounts.reinstate(id)).isTrue();
        assertThat(accounts.reinstate(id)).isFalse();
        assertThat(accounts.find(id)).contains(mika.account());

        assertThat(world.events())
                .containsExactly(
                        new SymbolonEvent.AccountSuspended(world.clock.instant(), Client.unknown(), id),
                        new SymbolonEvent.AccountReinstated(world.clock.instant(), Client.unknown(), id));
    }

    @Test
    void nobodyIsNeitherSuspendedNorSignedOutNorDeleted() {
        assertThat(accounts.suspend(NOBODY)).isFalse();
        assertThat(accounts.reinstate(NOBODY)).isFalse();
        assertThat(accounts.signOutEverywhere(NOBODY)).isFalse();
        assertThat(accounts.deleteWithoutPassword(NOBODY)).isFalse();
        assertThat(world.events()).isEmpty();
    }

    @Test
    void s9SuspensionEndsSessionsAndDevicesForGood() {
        assertThat(knowsDevice()).isTrue();
        var owner = world.authenticated(mika.tokens());
        accounts.suspend(id);

        assertDead(mika.tokens());
        assertThat(world.change(owner, PASSWORD, OTHER_PASSWORD)).isEqualTo(new PasswordChange.SignedOut());
        accounts.reinstate(id);
        assertDead(mika.tokens());
        assertThat(knowsDevice()).isFalse();
    }

    @Test
    void s7SuspendedAccountIsRefusedLikeAWrongPasswordUntilItIsReinstated() {
        int before = world.hashes.get();
        assertThat(world.login(MIKA, OTHER_PASSWORD)).isEqualTo(new Login.Refused());
        int cost = world.hashes.get() - before;
        accounts.suspend(id);

        assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
        assertThat(world.hashes).hasValue(before + 2 * cost);
        assertThat(world.eventNames()).containsExactly("LoginRefused", "AccountSuspended", "LoginRefused");
        accounts.reinstate(id);
        world.login(MIKA, PASSWORD).orElseThrow();
    }

    @Test
    void resetOfASuspendedAccountIsADecoyThatNeverSucceeds() {
        accounts.suspend(id);
        var started = world.startReset(MIKA).orElseThrow();
        assertThat(lastMail()).isEqualTo(MailKind.NONE);
        assertThat(verifyReset(started.handle(), resetCode(started.handle(), 1)))
                .isEqualTo(new ResetVerify.CodeRefused(4));
        accounts.reinstate(id);

        assertThat(verifyReset(started.handle(), resetCode(started.handle(), 1)))
                .isEqualTo(new ResetVerify.CodeRefused(3));
        world.pass(Duration.ofMinutes(1));
        world.symbolon.passwordReset().resend(started.handle(), CLIENT).orElseThrow();
        assertThat(lastMail()).isEqualTo(MailKind.NONE);
        assertThat(verifyReset(started.handle(), resetCode(started.handle(), 2)))
                .isEqualTo(new ResetVerify.CodeRefused(2));
        assertThat(world.complete(started.handle(), OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
        world.symbolon.close();
        assertThat(world.mailer.mails()).isEmpty();
    }

    @Test
    void resetOfBeforeTheSuspensionIsDeadEvenAfterReinstatement() {
        var proven = world.proven(MIKA);
        var open = world.resetting(MIKA);
        accounts.suspend(id);
        assertThat(world.complete(proven, OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
        accounts.reinstate(id);

        assertThat(world.complete(proven, OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
        assertThat(verifyReset(open, resetCode(open, 1))).isEqualTo(new ResetVerify.Closed());
        world.login(MIKA, PASSWORD).orElseThrow();
    }

    @Test
    void addressOfASuspendedAccountIsTaken() {
        accounts.suspend(id);
        var handle = world.start(MIKA, OTHER_PASSWORD).orElseThrow().handle();

        assertThat(lastMail()).isEqualTo(MailKind.ALREADY_REGISTERED);
        var code = codes.print("k1", handle.digest(), Purpose.REGISTRATION, 1);
        assertThat(world.verify(handle, code)).isEqualTo(new RegistrationVerify.CodeRefused(4));
        assertThat(accounts.find(id)).map(Account::suspended).contains(true);
    }

    @Test
    void operatorSignsOutEverywhereAndThePasswordStays() {
        var other = world.login(MIKA, PASSWORD).orElseThrow().tokens();
        var proven = world.proven(MIKA);
        world.events().clear();

        assertThat(accounts.signOutEverywhere(id)).isTrue();

        assertDead(mika.tokens());
        assertDead(other);
        assertThat(knowsDevice()).isFalse();
        assertThat(world.complete(proven, OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
        assertThat(world.events()).first().isInstanceOfSatisfying(SymbolonEvent.LoggedOutByOperator.class, told -> {
            assertThat(told.account()).isEqualTo(id);
            assertThat(told.client()).isEqualTo(Client.unknown());
        });
        world.login(MIKA, PASSWORD).orElseThrow();
    }
}
