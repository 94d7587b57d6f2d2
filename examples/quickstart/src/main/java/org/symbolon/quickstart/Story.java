package org.symbolon.quickstart;

import static org.symbolon.quickstart.Narrator.expect;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.account.ReturnTo;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.SmtpMailer;
import org.symbolon.password.Violation;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationVerify.CodeRefused;
import org.symbolon.registration.RegistrationVerify.Verified;
import org.symbolon.reset.PasswordReset;
import org.symbolon.reset.ResetRequest;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.session.Sessions;
import org.symbolon.store.Store;
import org.symbolon.testkit.ManualClock;
import org.symbolon.token.SessionTokens;

/** The whole life of an account, over a real SMTP server: read it top to bottom. */
final class Story {
    private static final Password FIRST = Password.of("Harbour-at-Dawn-1");
    private static final Password SECOND = Password.of("Lighthouse-by-Night-2");
    private static final Password THIRD = Password.of("Ferry-in-the-Fog-3");
    private static final Client LAPTOP = Client.unknown().withUserAgent("laptop");

    private final EmailAddress mika;
    private final EmailAddress noor;
    private final Narrator narrator = new Narrator();

    /** Of two people; the one who comes second does not stay. */
    Story(EmailAddress mika, EmailAddress noor) {
        this.mika = mika;
        this.noor = noor;
    }

    void tell(Store store) throws Exception {
        var clock = ManualClock.startingNow();
        // a key of this run alone, named so: mails that a killed run has left in the store are not for our mailbox
        var keys = KeyRing.of("k" + clock.millis(), new SecureRandom().generateSeed(32));
        try (var mailbox = new Mailbox();
                var symbolon = Symbolon.builder()
                        .site(Site.of("Example Video", "https://video.example"))
                        .keys(keys)
                        .mailer(SmtpMailer.to(mailbox.url(), "no-reply@video.example"))
                        .unsubscribeAt("https://video.example/unsubscribe")
                        .store(store)
                        .clock(clock)
                        .build()) {
            tell(symbolon, mailbox, clock);
        }
    }

    private void tell(Symbolon symbolon, Mailbox mailbox, ManualClock clock) throws Exception {
        narrator.say("Started, with a mail server at " + mailbox.url());
        var registered = register(symbolon, mailbox);
        signOut(symbolon.sessions(), registered.tokens());
        var laptop = LAPTOP.withDevice(registered.deviceToken());
        var tokens = new SignedInStory(symbolon, mailbox, narrator).tell(mika, FIRST, SECOND, laptop);
        var forgotten = forget(symbolon.passwordReset(), mailbox, clock);
        var device = chooseAnother(symbolon.passwordReset(), forgotten);
        narrator.say("Was told by mail: \"" + mailbox.next().subject() + "\"");
        signInAnew(symbolon.sessions(), tokens, LAPTOP.withDevice(device));
        comeAndGo(symbolon, mailbox);
    }

    private Verified register(Symbolon symbolon, Mailbox mailbox) throws Exception {
        var registration = symbolon.registration();
        var page =
                registration.start(RegistrationRequest.of(mika, FIRST), LAPTOP).orElseThrow();
        narrator.say("Registered " + mika.text() + ": the page shows " + page.label() + " and asks for a code");
        var mail = mailbox.next();
        narrator.say("Got the mail \"" + mail.subject() + "\" with " + mail.code());
        expect(new CodeRefused(4), registration.verify(page.handle(), mistyped(mail.code()), LAPTOP));
        narrator.say("Mistyped it: refused, 4 tries left");
        var account = registration.verify(page.handle(), mail.code(), LAPTOP).orElseThrow();
        narrator.say("Typed it right: signed in to account " + account.account().id());
        return account;
    }

    private void signOut(Sessions sessions, SessionTokens tokens) {
        sessions.logout(sessions.authenticate(tokens.accessToken()).orElseThrow());
        expect(new Refresh.Refused(), sessions.refresh(tokens.refreshToken(), LAPTOP));
        narrator.say("Signed out");
    }

    /** Ends where another password may be chosen. */
    private Handle forget(PasswordReset reset, Mailbox mailbox, ManualClock clock) throws Exception {
        var wish = ResetRequest.of(mika).withReturnTo(ReturnTo.of("/videos/harbour-at-dawn"));
        var forgotten = reset.start(wish, LAPTOP).orElseThrow().handle();
        narrator.say("Forgot the password: got \"" + mailbox.next().subject() + "\"");
        clock.advance(Duration.ofMinutes(1));
        reset.resend(forgotten, LAPTOP).orElseThrow();
        var second = mailbox.next();
        narrator.say("Asked for a new code, a minute later by the clock: got " + second.code());
        reset.verify(forgotten, second.code(), LAPTOP).orElseThrow();
        narrator.say("Typed it right: may choose a new password");
        return forgotten;
    }

    private DeviceToken chooseAnother(PasswordReset reset, Handle forgotten) {
        List<Violation> problems = reset.complete(forgotten, Password.of("mika 2026"), LAPTOP)
                .match(done -> List.of(), bad -> bad.violations(), closed -> List.of(), busy -> List.of());
        expect(5, problems.size());
        problems.forEach(problem -> narrator.say("Chose a bad one: " + problem.message()));
        var done = reset.complete(forgotten, THIRD, LAPTOP).orElseThrow();
        narrator.say("Chose a good one: your password has been updated; back to " + done.returnTo());
        return done.deviceToken();
    }

    private void signInAnew(Sessions sessions, SessionTokens old, Client laptop) {
        expect(new Authenticate.Refused(), sessions.authenticate(old.accessToken()));
        expect(new Refresh.Refused(), sessions.refresh(old.refreshToken(), laptop));
        narrator.say("The old session is refused");
        expect(new Login.Refused(), sessions.login(mika, SECOND, laptop));
        narrator.say("The old password is refused");
        sessions.login(mika, THIRD, laptop).orElseThrow();
        narrator.say("Signed in anew");
    }

    /** Somebody else, of whom nothing stays: the address is free for the next run. */
    private void comeAndGo(Symbolon symbolon, Mailbox mailbox) throws Exception {
        var page = symbolon.registration()
                .start(RegistrationRequest.of(noor, FIRST), LAPTOP)
                .orElseThrow();
        var code = mailbox.next().code();
        var verified =
                symbolon.registration().verify(page.handle(), code, LAPTOP).orElseThrow();
        narrator.say("Somebody else has an account now: " + verified.account().address());
        var tokens = verified.tokens();
        var owner = symbolon.sessions().authenticate(tokens.accessToken()).orElseThrow();
        symbolon.accounts().delete(owner, FIRST, LAPTOP).orElseThrow();
        expect(new Refresh.Refused(), symbolon.sessions().refresh(tokens.refreshToken(), LAPTOP));
        expect(new Login.Refused(), symbolon.sessions().login(noor, FIRST, LAPTOP));
        narrator.say("Deleted it: signed out, cannot sign in, and the address is free");
    }

    private static String mistyped(String code) {
        return (code.startsWith("0") ? "1" : "0") + code.substring(1);
    }
}
