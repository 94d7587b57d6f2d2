package org.symbolon.quickstart;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
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
    private static final Client CLIENT = Client.unknown();

    private final EmailAddress mika;
    private long lastStep = System.nanoTime();

    Story(EmailAddress mika) {
        this.mika = mika;
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
                        .store(store)
                        .clock(clock)
                        .build()) {
            tell(symbolon, mailbox, clock);
        }
    }

    private void tell(Symbolon symbolon, Mailbox mailbox, ManualClock clock) throws Exception {
        say("Started, with a mail server at " + mailbox.url());
        var first = register(symbolon, mailbox);
        subscribeAndSignOut(symbolon, first);
        var session =
                symbolon.sessions().login(mika, FIRST, CLIENT).orElseThrow().tokens();
        say("Signed in");
        var forgotten = forget(symbolon.passwordReset(), mailbox, clock);
        chooseAnother(symbolon.passwordReset(), forgotten);
        say("Was told by mail: \"" + mailbox.next().subject() + "\"");
        signInAnew(symbolon.sessions(), session);
    }

    private SessionTokens register(Symbolon symbolon, Mailbox mailbox) throws Exception {
        var registration = symbolon.registration();
        var page =
                registration.start(RegistrationRequest.of(mika, FIRST), CLIENT).orElseThrow();
        say("Registered " + mika.text() + ": the page shows " + page.label() + " and asks for a code");
        var mail = mailbox.next();
        say("Got the mail \"" + mail.subject() + "\" with " + mail.code());
        expect(new CodeRefused(4), registration.verify(page.handle(), mistyped(mail.code()), CLIENT));
        say("Mistyped it: refused, 4 tries left");
        var account = registration.verify(page.handle(), mail.code(), CLIENT).orElseThrow();
        say("Typed it right: signed in to account " + account.account().id());
        return account.tokens();
    }

    private void subscribeAndSignOut(Symbolon symbolon, SessionTokens tokens) {
        var sessions = symbolon.sessions();
        var owner = sessions.authenticate(tokens.accessToken()).orElseThrow();
        symbolon.accounts().subscribe(owner, "newsletter-2026", CLIENT).orElseThrow();
        say("Subscribed to the newsletter");
        sessions.logout(owner);
        expect(new Refresh.Refused(), sessions.refresh(tokens.refreshToken(), CLIENT));
        say("Signed out");
    }

    /** Ends where another password may be chosen. */
    private Handle forget(PasswordReset reset, Mailbox mailbox, ManualClock clock) throws Exception {
        var wish = ResetRequest.of(mika).withReturnTo(ReturnTo.of("/videos/harbour-at-dawn"));
        var forgotten = reset.start(wish, CLIENT).orElseThrow().handle();
        say("Forgot the password: got \"" + mailbox.next().subject() + "\"");
        clock.advance(Duration.ofMinutes(1));
        reset.resend(forgotten, CLIENT).orElseThrow();
        var second = mailbox.next();
        say("Asked for a new code, a minute later by the clock: got " + second.code());
        reset.verify(forgotten, second.code(), CLIENT).orElseThrow();
        say("Typed it right: may choose a new password");
        return forgotten;
    }

    private void chooseAnother(PasswordReset reset, Handle forgotten) {
        List<Violation> problems = reset.complete(forgotten, Password.of("mika 2026"), CLIENT)
                .match(done -> List.of(), bad -> bad.violations(), closed -> List.of(), busy -> List.of());
        expect(5, problems.size());
        problems.forEach(problem -> say("Chose a bad one: " + problem.message()));
        var done = reset.complete(forgotten, SECOND, CLIENT).orElseThrow();
        say("Chose a good one: your password has been updated; back to " + done.returnTo());
    }

    private void signInAnew(Sessions sessions, SessionTokens old) {
        expect(new Authenticate.Refused(), sessions.authenticate(old.accessToken()));
        expect(new Refresh.Refused(), sessions.refresh(old.refreshToken(), CLIENT));
        say("The old session is refused");
        expect(new Login.Refused(), sessions.login(mika, FIRST, CLIENT));
        say("The old password is refused");
        sessions.login(mika, SECOND, CLIENT).orElseThrow();
        say("Signed in anew");
    }

    private static String mistyped(String code) {
        return (code.startsWith("0") ? "1" : "0") + code.substring(1);
    }

    private void say(String what) {
        long now = System.nanoTime();
        System.out.printf(Locale.ROOT, "%5d ms  %s%n", (now - lastStep) / 1_000_000, what);
        lastStep = now;
    }

    private static void expect(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("Expected " + expected + ", but it was " + actual);
        }
    }
}
