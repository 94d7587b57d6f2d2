package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.Password;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.mail.Mail;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.session.Login;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;

/** Which sign-ins an owner is told of, and which devices are known. */
@OnEachStore
class NewDeviceTest {
    private static final String MIKA = "mika@example.org";
    private static final String NOOR = "noor@example.org";

    private final Keeping keeping;
    private World world;

    NewDeviceTest(Keeping keeping) {
        this.keeping = keeping;
        world = World.over(keeping.fresh());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void with(UnaryOperator<Builder> changes) {
        world.close();
        world = new World(keeping.fresh(), changes);
    }

    private static Client with(DeviceToken token) {
        return CLIENT.withDevice(token);
    }

    private Login.LoggedIn login(Client client) {
        return world.login(MIKA, PASSWORD, client).orElseThrow();
    }

    /** Put into the outbox so far, in the transactions of logins. */
    private long mails() {
        return world.store.calls("outbox.insert").stream()
                .map(call -> (OutboxMail) call.get(0))
                .filter(mail -> mail.kind() == MailKind.NEW_DEVICE)
                .count();
    }

    private static String unwrapped(Mail mail) {
        return mail.text().replace('\n', ' ').replace('\u00a0', ' ');
    }

    private void assertTold(int newDevices, int mails) {
        assertThat(world.told(SymbolonEvent.NewDevice.class)).hasSize(newDevices);
        assertThat(mails()).isEqualTo(mails);
    }

    @Test
    void firstLoginOnTheDeviceThatRegisteredIsToldToNobody() {
        var registered = world.register(MIKA);

        login(with(registered.deviceToken()));

        assertTold(0, 0);
    }

    @Test
    void loginOnAnotherClientIsToldToTheStoredAddress() {
        world.register("Mika@example.org");
        world.pass(Duration.ofHours(3));
        var client = CLIENT.withUserAgent("Lynx/2.9");

        var in = world.login("mika@EXAMPLE.org", PASSWORD, client).orElseThrow();

        var mail = world.mailer.lastTo(MIKA);
        assertThat(mail.to().text()).isEqualTo("Mika@example.org");
        assertThat(mail.subject()).isEqualTo("Signed in to Example Video from a new device");
        assertThat(unwrapped(mail))
                .contains("A new device signed in to your account at Example Video on 1 March 2026 at 13:00 UTC.")
                .contains("https://video.example")
                .doesNotContain("Lynx", in.deviceToken().reveal());
        assertThat(mail.headers().values()).noneMatch(value -> value.contains("Lynx"));
        var told = world.told(SymbolonEvent.NewDevice.class);
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.at()).isEqualTo(world.clock.instant());
            assertThat(event.account()).isEqualTo(in.account().id());
            assertThat(event.client().userAgent()).isEqualTo("Lynx/2.9");
            assertThat(event.session())
                    .isEqualTo(world.authenticated(in.tokens()).sessionId());
        });
        assertThat(world.mailer.mails()).hasSize(1);
    }

    @Test
    void ownerWhoReadsFrenchIsToldInFrench() {
        var request = RegistrationRequest.of(World.address(MIKA), Password.of(PASSWORD))
                .withLocale(Locale.CANADA_FRENCH);
        var started = world.symbolon.registration().start(request, CLIENT).orElseThrow();
        world.verify(started.handle(), world.mailer.codeFor(MIKA, started.label()))
                .orElseThrow();
        world.mailer.clear();

        login(CLIENT);

        var mail = world.mailer.lastTo(MIKA);
        assertThat(mail.subject()).isEqualTo("Connexion à Example Video depuis un nouvel appareil");
        assertThat(unwrapped(mail)).contains("le 1 mars 2026 à 10:00 UTC");
        assertThat(mail.locale().getLanguage()).isEqualTo("fr");
    }

    @Test
    void deviceIsKnownOnceItSignedIn() {
        world.register(MIKA);
        var first = login(CLIENT);
        assertTold(1, 1);

        var second = login(with(first.deviceToken()));
        login(with(second.deviceToken()));
        login(with(first.deviceToken()));

        assertTold(1, 1);
    }

    @Test
    void deviceKeepsItsIdThroughLogins() {
        var device = world.register(MIKA).deviceToken();
        for (int day = 0; day < 3; day++) {
            world.pass(Duration.ofDays(100));
            var next = login(with(device)).deviceToken();
            assertThat(next.reveal()).isNotEqualTo(device.reveal());
            assertThat(next.reveal().substring(0, 21)).isEqualTo(device.reveal().substring(0, 21));
            device = next;
        }
        assertTold(0, 0);
        assertThat(login(CLIENT).deviceToken().reveal().substring(0, 21))
                .isNotEqualTo(device.reveal().substring(0, 21));
    }

    @Test
    void deviceThatWasAwayFor180DaysIsNewAgain() {
        var device = world.register(MIKA).deviceToken();
        world.pass(Duration.ofDays(180).minusMillis(1));
        login(with(device));
        assertTold(0, 0);
        world.pass(Duration.ofMillis(1));

        login(with(device));

        assertTold(1, 1);
    }

    @Test
    void deviceOfAnotherAccountIsNewAndSoIsAForgedOne() {
        world.register(MIKA);
        var noor = world.register(NOOR).deviceToken();

        login(with(noor));
        assertTold(1, 1);
        login(with(DeviceToken.of("A".repeat(107))));
        assertTold(2, 2);
    }

    @Test
    void deviceIsNewAfterSigningOutEverywhere() {
        var registered = world.register(MIKA);
        world.symbolon.sessions().logoutEverywhere(world.authenticated(registered.tokens()));

        var in = login(with(registered.deviceToken()));
        assertTold(1, 1);

        login(with(in.deviceToken()));
        assertTold(1, 1);
    }

    @Test
    void deviceStaysKnownWhereOtherSessionsAreEnded() {
        var registered = world.register(MIKA);
        var other = login(CLIENT);
        world.symbolon.sessions().logoutOthers(world.authenticated(registered.tokens()));

        login(with(other.deviceToken()));

        assertTold(1, 1);
    }

    @Test
    void deviceIsNewAfterAResetButForTheOneThatDidIt() {
        var before = world.register(MIKA).deviceToken();
        var completed = world.complete(world.proven(MIKA), OTHER_PASSWORD).orElseThrow();

        world.login(MIKA, OTHER_PASSWORD, with(completed.deviceToken())).orElseThrow();
        assertTold(0, 0);
        world.login(MIKA, OTHER_PASSWORD, with(before)).orElseThrow();
        assertTold(1, 1);
    }

    @Test
    void deviceIsNewAfterASuspension() {
        var registered = world.register(MIKA);
        var account = registered.account().id();
        assertThat(world.store.<Boolean>transact(unit -> unit.accounts().suspend(account)))
                .isTrue();
        assertThat(world.login(MIKA, PASSWORD, with(registered.deviceToken()))).isEqualTo(new Login.Refused());
        assertThat(world.store.<Boolean>transact(unit -> unit.accounts().reinstate(account)))
                .isTrue();

        login(with(registered.deviceToken()));

        assertTold(1, 1);
    }

    @Test
    void firstLoginOfAnAdmittedAccountIsTold() {
        with(builder -> builder.acceptForeign(AdmitTest.FORMAT));
        world.symbolon.accounts().admit(World.address(MIKA), AdmitTest.HASH).orElseThrow();

        login(CLIENT);

        assertTold(1, 1);
        assertThat(world.mailer.lastTo(MIKA).subject()).contains("new device");
    }

    @Test
    void sixLoginsInAMinuteMailFiveAndOneMoreAfterAnHour() {
        world.register(MIKA);
        for (int time = 0; time < 6; time++) {
            login(CLIENT);
            world.pass(Duration.ofSeconds(10));
        }
        assertTold(6, 5);

        world.pass(Duration.ofHours(1).minusSeconds(60).minusMillis(1));
        login(CLIENT);
        assertTold(7, 5);
        world.pass(Duration.ofMillis(1));
        login(CLIENT);
        assertTold(8, 6);
        login(CLIENT);
        assertTold(9, 6);
    }

    @Test
    void strangersSpendNothingOfTheNotices() {
        world.register(MIKA);
        while (world.startReset(MIKA).match(started -> true, tooMany -> false)) {
            assertThat(world.login(MIKA, OTHER_PASSWORD, CLIENT)).isEqualTo(new Login.Refused());
        }
        assertTold(0, 0);

        login(CLIENT);

        assertTold(1, 1);
    }

    @Test
    void noticesSpendNothingOfTheOtherMails() {
        world.register(MIKA);
        for (int time = 0; time < 5; time++) {
            login(CLIENT);
        }
        int resets = 0;
        while (world.startReset(MIKA).match(started -> true, tooMany -> false)) {
            resets++;
        }
        assertThat(resets).as("all but the one of the registration").isEqualTo(9);
    }

    @Test
    void eventIsToldWithoutTheMailWherePolicySaysSo() {
        with(builder -> builder.policy(Policy.DEFAULT.withMailOfNewDevices(false)));
        world.register(MIKA);

        login(CLIENT);

        assertTold(1, 0);
        assertThat(world.store.calls("ledger.charge"))
                .as("that of the registration")
                .hasSize(1);
    }

    @Test
    void loginThatIsUndoneTellsNothing() {
        world.register(MIKA);
        world.store.after("outbox.insert", () -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(() -> login(CLIENT)).isInstanceOf(IllegalStateException.class);

        assertThat(world.told(SymbolonEvent.NewDevice.class)).isEmpty();
        assertThat(world.told(SymbolonEvent.LoggedIn.class))
                .as("that of the registration")
                .hasSize(1);
        assertThat(world.store.<Boolean>transact(unit -> unit.outbox()
                        .lease(
                                World.keys().names(),
                                world.clock.instant(),
                                world.clock.instant().plusSeconds(90))
                        .isPresent()))
                .isFalse();
    }

    @Test
    void verifyTwiceMakesNoNewDevice() {
        var handle = world.started(MIKA, PASSWORD);
        var code = world.mailer.codeFor(MIKA);
        world.verify(handle, code).orElseThrow();

        assertThat(world.verify(handle, code)).isInstanceOf(RegistrationVerify.AlreadyVerified.class);

        assertTold(0, 0);
    }
}
