package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;
import static org.symbolon.World.address;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.account.Client;
import org.symbolon.account.Consent;
import org.symbolon.account.Password;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.manage.Deletion;
import org.symbolon.manage.NewsletterChange;
import org.symbolon.manage.PasswordChange;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.reset.ResetComplete;
import org.symbolon.reset.ResetVerify;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.Store;
import org.symbolon.token.SessionTokens;
import org.symbolon.token.TokenIssuer;
import org.symbolon.token.TokenKeys;

@Timeout(120)
@OnEachStore
class DeletionTest {
    private static final String MIKA = "mika@example.org";
    private static final String NOOR = "noor@example.org";
    private static final Client LYNX =
            Client.at(InetAddress.getLoopbackAddress()).withUserAgent("Lynx");

    private final Keeping keeping;
    private final Store store;
    private final World world;
    private RegistrationVerify.Verified mika;

    DeletionTest(Keeping keeping) {
        this.keeping = keeping;
        store = keeping.fresh();
        world = World.over(store);
    }

    @BeforeEach
    void register() {
        mika = world.register(MIKA);
        world.events().clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Who deletes the account of Mika. */
    enum By {
        OWNER {
            @Override
            void delete(World world, SessionTokens tokens) {
                var owner = world.authenticated(tokens);
                world.symbolon
                        .accounts()
                        .delete(owner, Password.of(PASSWORD), LYNX)
                        .orElseThrow();
            }
        },
        OPERATOR {
            @Override
            void delete(World world, SessionTokens tokens) {
                var id = world.authenticated(tokens).accountId();
                assertThat(world.symbolon.accounts().deleteWithoutPassword(id)).isTrue();
            }
        };

        abstract void delete(World world, SessionTokens tokens);
    }

    private List<ConsentRecord> history() {
        return store.transact(unit -> unit.consents().history(mika.account().id()));
    }

    private void assertDead(SessionTokens dead) {
        assertThat(world.refresh(dead)).isEqualTo(new Refresh.Refused());
        assertThat(world.symbolon.sessions().resume(dead.refreshToken())).isEqualTo(new Authenticate.Refused());
        assertThat(world.isAlive(dead)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void accountIsGoneAndToldOfOnce(By who) {
        who.delete(world, mika.tokens());

        assertThat(world.symbolon.accounts().find(mika.account().id())).isEmpty();
        assertThat(world.symbolon.accounts().find(address(MIKA))).isEmpty();
        assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
        assertThat(world.eventNames()).containsExactly("AccountDeleted", "LoginRefused");
        assertThat(world.told(SymbolonEvent.AccountDeleted.class))
                .containsExactly(new SymbolonEvent.AccountDeleted(
                        world.clock.instant(),
                        who == By.OWNER ? LYNX : Client.unknown(),
                        mika.account().id()));
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatTheAccountOpenedIsAliveAfterItEvenWhereTheAddressIsRegisteredAnew(By who) {
        var other = world.login(MIKA, PASSWORD).orElseThrow().tokens();
        var proven = world.proven(MIKA);
        world.mailer.clear();
        var open = world.resetting(MIKA);
        var code = world.mailer.codeFor(MIKA);
        var decoy = world.started(MIKA, OTHER_PASSWORD);

        who.delete(world, mika.tokens());
        world.mailer.clear();
        var anew = world.register(MIKA, OTHER_PASSWORD);
        world.pass(Policy.DEFAULT.livenessBound());

        assertThat(anew.account().id()).isNotEqualTo(mika.account().id());
        assertDead(mika.tokens());
        assertDead(other);
        assertThat(world.complete(proven, PASSWORD)).isEqualTo(new ResetComplete.Closed());
        assertThat(world.symbolon.passwordReset().verify(open, code, CLIENT)).isEqualTo(new ResetVerify.Closed());
        assertThat(world.verify(decoy, code)).isEqualTo(new RegistrationVerify.Closed());
        assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
        var issuer = new TokenIssuer(World.keys(), TokenKeys.hs256(), World.SITE, Policy.DEFAULT, new SecureRandom());
        assertThat(issuer.knows(
                        CLIENT.withDevice(mika.deviceToken()), anew.account().id(), 1, world.clock.instant()))
                .isFalse();
        assertThat(world.isAlive(anew.tokens())).isTrue();
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void noRowTellsOfAddressOrPasswordAnyMore(By who) {
        var hash = store.<String>transact(
                unit -> unit.accounts().find(address(MIKA)).orElseThrow().hash().reveal());
        world.mailer.failWith(new IOException("down"));
        world.startReset(MIKA).orElseThrow();
        world.start(MIKA, OTHER_PASSWORD).orElseThrow();
        world.delete(mika.tokens(), "wrong");
        world.login(MIKA, PASSWORD).orElseThrow();
        subscribe();
        var before = keeping.dump(store).text().toLowerCase(Locale.ROOT);
        assertThat(before).contains("mika", hash.toLowerCase(Locale.ROOT));

        who.delete(world, mika.tokens());

        var after = keeping.dump(store).text().toLowerCase(Locale.ROOT);
        assertThat(after).doesNotContain("mika", hash.toLowerCase(Locale.ROOT));
        assertThat(after).as("the proof of what was consented").contains("2026-03");
    }

    @ParameterizedTest
    @EnumSource
    void othersKeepWhatIsTheirs(By who) {
        var noor = world.register(NOOR).tokens();
        var reset = world.proven(NOOR);

        who.delete(world, mika.tokens());

        world.pass(Policy.DEFAULT.livenessBound());
        assertThat(world.isAlive(noor)).isTrue();
        world.complete(reset, OTHER_PASSWORD).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void mailThatWaitsIsNeverSent(By who) {
        world.mailer.failWith(new IOException("down"));
        mika = new RegistrationVerify.Verified(
                mika.account(),
                world.change(mika.tokens(), PASSWORD, PASSWORD).orElseThrow().tokens(),
                mika.deviceToken(),
                mika.returnTo());
        Until.holds(() -> !world.store.calls("outbox.postpone").isEmpty());
        who.delete(world, mika.tokens());

        world.mailer.recover();
        world.pass(Duration.ofHours(1));
        world.started(NOOR, PASSWORD);

        assertThat(world.mailer.mailsTo(MIKA)).isEmpty();
    }

    private void subscribe() {
        world.symbolon
                .accounts()
                .subscribe(world.authenticated(mika.tokens()), "2026-03", LYNX)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void s22JournalStaysAndSaysUntilWhen(By who) {
        subscribe();
        var begin = world.clock.instant();
        world.pass(Duration.ofMinutes(4));

        who.delete(world, mika.tokens());

        boolean heard = who == By.OWNER;
        assertThat(history())
                .containsExactly(
                        new ConsentRecord(
                                mika.account().id(),
                                new Consent(true, "2026-03", begin),
                                InetAddress.getLoopbackAddress().getHostAddress(),
                                "Lynx"),
                        new ConsentRecord(
                                mika.account().id(),
                                new Consent(false, "", world.clock.instant()),
                                heard ? InetAddress.getLoopbackAddress().getHostAddress() : "",
                                heard ? "Lynx" : ""));
    }

    @ParameterizedTest
    @EnumSource
    void s22WhoWantedNoNewsletterIsNotSaidToHaveLeftIt(By who) {
        subscribe();
        world.symbolon
                .accounts()
                .unsubscribe(world.authenticated(mika.tokens()), LYNX)
                .orElseThrow();

        who.delete(world, mika.tokens());

        assertThat(history()).extracting(entry -> entry.consent().given()).containsExactly(true, false);
    }

    @Test
    void wrongPasswordDeletesNothing() {
        assertThat(world.delete(mika.tokens(), OTHER_PASSWORD)).isEqualTo(new Deletion.CurrentPasswordRefused());

        assertThat(world.isAlive(mika.tokens())).isTrue();
        assertThat(world.eventNames()).containsExactly("CurrentPasswordRefused");
        world.login(MIKA, PASSWORD).orElseThrow();
    }

    @Test
    void ownerOfAGoneAccountIsSignedOut() {
        var owner = world.authenticated(mika.tokens());
        world.delete(owner, PASSWORD).orElseThrow();
        int hashes = world.hashes.get();

        assertThat(world.delete(owner, PASSWORD)).isEqualTo(new Deletion.SignedOut());
        assertThat(world.change(owner, PASSWORD, OTHER_PASSWORD)).isEqualTo(new PasswordChange.SignedOut());
        assertThat(world.symbolon.accounts().subscribe(owner, "v1", CLIENT)).isEqualTo(new NewsletterChange.Refused());
        assertThat(world.hashes).hasValue(hashes);
    }

    @Test
    void deletionThatIsOvertakenBetweenProofAndCommitDeletesNothing() {
        subscribe();
        var reset = world.resetting(MIKA);
        var owner = world.authenticated(mika.tokens());
        world.afterVerify = () -> world.symbolon.sessions().logoutEverywhere(owner);

        assertThat(world.delete(owner, PASSWORD)).isEqualTo(new Deletion.SignedOut());

        world.afterVerify = () -> {};
        world.login(MIKA, PASSWORD).orElseThrow();
        assertThat(history()).hasSize(1);
        assertThat(world.store.<Boolean>transact(
                        unit -> unit.flows().find(reset.digest()).isPresent()))
                .isTrue();
        assertThat(world.told(SymbolonEvent.AccountDeleted.class)).isEmpty();
    }

    @Test
    void operatorDeletesASuspendedAccountAndNoneTwice() {
        var accounts = world.symbolon.accounts();
        var id = mika.account().id();
        accounts.suspend(id);
        assertThat(Stream.generate(() -> accounts.deleteWithoutPassword(id)).limit(2))
                .containsExactly(true, false);
        assertThat(world.told(SymbolonEvent.AccountDeleted.class)).hasSize(1);
    }
}
