package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Password;
import org.symbolon.code.Passes;
import org.symbolon.mail.Mail;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationStart;
import org.symbolon.reset.ResetRequest;
import org.symbolon.reset.ResetResend;
import org.symbolon.reset.ResetStart;

/** What whoever reads the mailbox can still do when strangers have used up the address's mails. */
@OnEachStore
class PassTest {
    private static final String OWNER = "mika@example.org";

    private final World world;

    PassTest(Keeping keeping) {
        world = World.over(keeping.fresh());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String pass(String address) {
        return new Passes(World.keys()).print("k1", World.address(address), world.clock.instant());
    }

    private ResetStart start(String address, String pass) {
        var request = ResetRequest.of(World.address(address)).withPass(pass);
        return world.symbolon.passwordReset().start(request, World.CLIENT);
    }

    private static boolean isStarted(ResetStart start) {
        return start.match(started -> true, refused -> false);
    }

    private void exhaust(String address) {
        while (isStarted(world.startReset(address))) {
            // the next one
        }
    }

    @Test
    void s16PassOpensOneMoreBudgetOnceThatOfTheAddressIsUsedUp() {
        exhaust(OWNER);
        var pass = pass(OWNER);

        int more = 0;
        while (isStarted(start(OWNER, pass))) {
            more++;
        }
        assertThat(more).isEqualTo(10);
    }

    @Test
    void s16LastMailOfABudgetAndNoOtherBringsThePass() {
        var pass = pass(OWNER);
        for (int mail = 1; mail <= 10; mail++) {
            world.resetting(OWNER);
            assertThat(world.mailer.lastTo(OWNER).text().contains(pass))
                    .as("mail %s", mail)
                    .isEqualTo(mail == 10);
        }
        assertThat(isStarted(world.startReset(OWNER))).isFalse();
        assertThat(isStarted(start(OWNER, pass))).isTrue();
    }

    @Test
    void s16PassOpensARegistrationToo() {
        exhaust(OWNER);
        var request = RegistrationRequest.of(World.address(OWNER), Password.of(World.PASSWORD));
        assertThat(world.symbolon.registration().start(request, World.CLIENT))
                .isInstanceOf(RegistrationStart.TooManyRequests.class);

        var started = world.symbolon.registration().start(request.withPass(pass(OWNER)), World.CLIENT);
        world.verify(
                        started.orElseThrow().handle(),
                        world.mailer.codeFor(OWNER, started.orElseThrow().label()))
                .orElseThrow();
    }

    @Test
    void s16FlowThatAPassOpenedIsResentFromThePassesBudget() {
        exhaust(OWNER);
        var handle = start(OWNER, pass(OWNER)).orElseThrow().handle();
        world.pass(Duration.ofMinutes(1));

        assertThat(world.symbolon.passwordReset().resend(handle, World.CLIENT)).isInstanceOf(ResetResend.Resent.class);
    }

    @Test
    void rightPassIsNeverWorseThanNone() {
        var pass = pass(OWNER);
        for (int mail = 0; mail < 20; mail++) {
            assertThat(isStarted(start(OWNER, pass))).as("mail %s", mail).isTrue();
        }
        assertThat(isStarted(start(OWNER, pass))).isFalse();
    }

    @Test
    void s16PassHoldsItsDayAndTheNextAndNoLonger() {
        world.pass(Duration.ofHours(13).plusMinutes(59));
        var pass = pass(OWNER);
        for (var hours : List.of(0, 24)) {
            world.pass(Duration.ofHours(hours));
            exhaust(OWNER);
            assertThat(isStarted(start(OWNER, pass)))
                    .as("after %s hours", hours)
                    .isTrue();
        }
        world.pass(Duration.ofMinutes(1));
        exhaust(OWNER);
        assertThat(isStarted(start(OWNER, pass))).isFalse();
    }

    @Test
    void passEndsWhenItsMailSaysSo() {
        var printed = world.clock.instant();
        var passes = new Passes(World.keys());
        var end = Passes.end(printed);

        assertThat(end).isEqualTo("2026-03-03T00:00:00Z");
        assertThat(passes.read(pass(OWNER), World.address(OWNER), end.minusMillis(1)))
                .isPresent();
        assertThat(passes.read(pass(OWNER), World.address(OWNER), end)).isEmpty();
    }

    @Test
    void lastMailThatAnAddressMayGetBringsThePassWhicheverStepSendsIt() {
        for (int mail = 1; mail < 10; mail++) {
            assertThat(textOf(world.startReset(OWNER).orElseThrow().label())).doesNotContain(pass(OWNER));
        }
        var last = world.start(OWNER, World.PASSWORD).orElseThrow();
        assertThat(textOf(last.label())).contains("\n" + pass(OWNER) + "\n");

        world.pass(Duration.ofMinutes(6));
        var next = world.startReset(OWNER).orElseThrow();
        assertThat(textOf(next.label())).as("the only one now").contains("\n" + pass(OWNER) + "\n");
    }

    @Test
    void mailByPassBringsNoOtherEvenWhereItIsTheLast() {
        exhaust(OWNER);
        Until.holds(() -> world.mailer.mails().size() == 10);
        world.mailer.clear();

        for (int mail = 1; mail <= 10; mail++) {
            var started = start(OWNER, pass(OWNER)).orElseThrow();
            assertThat(textOf(started.label())).as("mail %s", mail).doesNotContain(pass(OWNER));
        }
        assertThat(isStarted(start(OWNER, pass(OWNER)))).isFalse();
    }

    /** Forgets the mail then, since a later one may have the same label. */
    private String textOf(String label) {
        Until.holds(() -> world.mailer.mails().stream().anyMatch(mail -> hasLabel(mail, label)));
        var text = world.mailer.lastTo(OWNER).text();
        world.mailer.clear();
        return text;
    }

    private static boolean hasLabel(Mail mail, String label) {
        return mail.subject().endsWith("(" + label + ")");
    }

    @Test
    void passIsReadInAnySpelling() {
        exhaust(OWNER);
        var typed = " " + pass(OWNER).toLowerCase(java.util.Locale.ROOT).replace('-', ' ') + " ";

        assertThat(isStarted(start(OWNER, typed))).isTrue();
    }

    @Test
    void passOfAnAddressIsGoodForEveryTagOfItAndForNoOtherAddress() {
        exhaust("mika+news@example.org");
        exhaust("other@example.org");

        assertThat(isStarted(start("other@example.org", pass(OWNER)))).isFalse();
        assertThat(isStarted(start("mika+shop@example.org", pass(OWNER)))).isTrue();
    }

    @Test
    void wrongPassChangesNoAnswer() {
        for (var wrong : List.of("", "no pass", "0000-0000-0000-0000", "x".repeat(10_000))) {
            assertThat(isStarted(start(OWNER, wrong))).as(wrong).isTrue();
        }
        exhaust(OWNER);
        assertThat(start(OWNER, "0000-0000-0000-0000")).isEqualTo(world.startReset(OWNER));
    }

    @Test
    void requestsDoNotPrintTheirPass() {
        var reset = ResetRequest.of(World.address(OWNER)).withPass("canary");
        var registration = RegistrationRequest.of(World.address(OWNER), Password.of(World.PASSWORD))
                .withPass("canary");

        assertThat(reset + " " + registration).doesNotContain("canary");
    }
}
