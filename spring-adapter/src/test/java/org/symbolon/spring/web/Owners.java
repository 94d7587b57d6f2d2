package org.symbolon.spring.web;

import java.time.Duration;
import org.springframework.core.env.Environment;
import org.symbolon.Symbolon;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.spring.Http;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/** Makes accounts, and signs their owners in over HTTP. */
final class Owners {
    static final String PASSWORD = "Kite-over-7-harbours";

    private final Symbolon symbolon;
    private final RecordingMailer mailer;
    private final ManualClock clock;
    private final Environment environment;

    Owners(Symbolon symbolon, RecordingMailer mailer, ManualClock clock, Environment environment) {
        this.symbolon = symbolon;
        this.mailer = mailer;
        this.clock = clock;
        this.environment = environment;
    }

    /** Somebody who is not signed in. */
    Http anybody() {
        return Http.at("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + "/api/account");
    }

    /** The owner of a new account, signed in. */
    Owner register(String email) {
        var address = EmailAddress.parse(email).orElseThrow();
        var started = symbolon.registration()
                .start(RegistrationRequest.of(address, Password.of(PASSWORD)), Client.unknown())
                .orElseThrow();
        var verified = symbolon.registration()
                .verify(started.handle(), mailer.codeFor(email, started.label()), Client.unknown())
                .orElseThrow();
        var tokens = verified.tokens();
        var first = new SignedIn(
                anybody().bearing(tokens.accessToken().reveal()),
                tokens.refreshToken().reveal());
        return new Owner(verified.account().id(), email, first);
    }

    /** One who is signed in, in a session of its own. */
    SignedIn signIn(String email, String password) {
        var reply = Contract.check("login", login(email, password));
        return new SignedIn(anybody().bearing(reply.text("accessToken")), reply.text("refreshToken"));
    }

    Http.Reply login(String email, String password) {
        return anybody().post("/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    /** Whether the refresh token still works; it is exchanged by that. */
    boolean isAlive(SignedIn session) {
        var reply = anybody().post("/refresh", "{\"refreshToken\":\"" + session.refreshToken() + "\"}");
        return Contract.check("refresh", reply).status() == 200;
    }

    /** Lets the time pass within which an ended session's access token may still work. */
    void outliveTheLivenessBound() {
        clock.advance(symbolon.settings().policy().livenessBound().plus(Duration.ofMillis(1)));
    }

    /** An account and the first session of its owner. */
    record Owner(AccountId id, String email, SignedIn session) {
        Http http() {
            return session.http();
        }
    }

    /** A session: a client that bears its access token, and its refresh token. */
    record SignedIn(Http http, String refreshToken) {}
}
