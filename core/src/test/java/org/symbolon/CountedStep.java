package org.symbolon;

import static org.symbolon.WatchedDatabase.MIKA;
import static org.symbolon.WatchedDatabase.NOOR;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.symbolon.account.SessionId;
import org.symbolon.token.AccessToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.UnsubscribeToken;

/** A step in a state of affairs; what comes of it is its answer. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum CountedStep {
    REGISTER(site -> () -> site.world.start(NOOR, PASSWORD)),
    REGISTER_TAKEN(site -> {
        site.signedIn();
        return () -> site.world.start(MIKA, OTHER_PASSWORD);
    }),
    REGISTER_WEAK(site -> () -> site.world.start(NOOR, "weak")),
    REGISTER_LIMITED(site -> {
        site.exhaust(NOOR);
        return () -> site.world.start(NOOR, PASSWORD);
    }),
    RESEND(site -> {
        var handle = site.registering(NOOR);
        return () -> site.world.symbolon.registration().resend(handle, CLIENT);
    }),
    RESEND_DECOY(site -> {
        site.signedIn();
        var handle = site.registering(MIKA);
        return () -> site.world.symbolon.registration().resend(handle, CLIENT);
    }),
    RESEND_EARLY(site -> {
        var handle = site.world.started(NOOR, PASSWORD);
        return () -> site.world.symbolon.registration().resend(handle, CLIENT);
    }),
    RESEND_LIMITED(site -> {
        var handle = site.world.started(NOOR, PASSWORD);
        site.exhaust(NOOR);
        site.world.pass(Duration.ofMinutes(1));
        return () -> site.world.symbolon.registration().resend(handle, CLIENT);
    }),
    VERIFY(site -> site.registration(site.registering(NOOR), site.world.mailer.codeFor(NOOR))),
    VERIFY_WRONG(site -> {
        var handle = site.registering(NOOR);
        return site.registration(handle, World.wrong(site.world.mailer.codeFor(NOOR)));
    }),
    VERIFY_DECOY(site -> {
        site.signedIn();
        return site.registration(site.registering(MIKA), "0000-0000");
    }),
    VERIFY_UNREADABLE(site -> site.registration(site.registering(NOOR), "no code")),
    VERIFY_OVERTAKEN(site -> {
        var late = site.registering(NOOR);
        var code = site.world.mailer.codeFor(NOOR);
        site.world.mailer.clear();
        site.world.register(NOOR);
        return site.registration(late, code);
    }),
    VERIFY_AGAIN(site -> {
        var handle = site.registering(NOOR);
        var code = site.world.mailer.codeFor(NOOR);
        site.world.verify(handle, code).orElseThrow();
        return site.registration(handle, code);
    }),
    LOGIN(site -> {
        site.signedIn();
        return () -> site.world.login(MIKA, PASSWORD);
    }),
    LOGIN_NEW_DEVICE(site -> {
        site.signedIn();
        return () -> site.world.login(MIKA, PASSWORD, CLIENT);
    }),
    LOGIN_NEW_DEVICE_LIMITED(site -> {
        site.signedIn();
        for (int mail = 0; mail < 5; mail++) {
            site.world.login(MIKA, PASSWORD, CLIENT).orElseThrow();
        }
        return () -> site.world.login(MIKA, PASSWORD, CLIENT);
    }),
    LOGIN_UPGRADING(site -> {
        site.world
                .symbolon
                .accounts()
                .admit(World.address(MIKA), AdmitTest.HASH)
                .orElseThrow();
        return () -> site.world.login(MIKA, PASSWORD);
    }),
    LOGIN_WRONG(site -> {
        site.signedIn();
        return () -> site.world.login(MIKA, OTHER_PASSWORD);
    }),
    LOGIN_UNKNOWN(site -> () -> site.world.login(NOOR, PASSWORD)),
    REFRESH(site -> site.refreshing(site.signedIn())),
    REFRESH_AGAIN(site -> {
        var tokens = site.signedIn();
        site.world.refresh(tokens).orElseThrow();
        return site.refreshing(tokens);
    }),
    REFRESH_REUSED(site -> {
        var tokens = site.signedIn();
        site.world.refresh(tokens).orElseThrow();
        site.world.pass(Duration.ofSeconds(10));
        return site.refreshing(tokens);
    }),
    REFRESH_ENDED(site -> {
        var tokens = site.signedIn();
        site.world.symbolon.sessions().logout(site.world.authenticated(tokens));
        return site.refreshing(tokens);
    }),
    REFRESH_FORGED(site -> {
        var forged = RefreshToken.of("A".repeat(96));
        return () -> site.world.symbolon.sessions().refresh(forged, CLIENT);
    }),
    RESUME(site -> {
        var tokens = site.signedIn();
        return () -> site.world.symbolon.sessions().resume(tokens.refreshToken());
    }),
    RESUME_LATER(site -> {
        var tokens = site.signedIn();
        site.world.pass(Duration.ofMinutes(2));
        return () -> site.world.symbolon.sessions().resume(tokens.refreshToken());
    }),
    AUTHENTICATE(site -> site.authenticating(site.signedIn())),
    AUTHENTICATE_SOON(site -> {
        var tokens = site.signedIn();
        site.world.authenticated(tokens);
        site.world.pass(Duration.ofSeconds(4));
        return site.authenticating(tokens);
    }),
    AUTHENTICATE_LATER(site -> {
        var tokens = site.signedIn();
        site.world.authenticated(tokens);
        site.world.pass(Duration.ofSeconds(5));
        return site.authenticating(tokens);
    }),
    AUTHENTICATE_NOTED(site -> {
        var tokens = site.signedIn();
        site.world.pass(Duration.ofMinutes(2));
        return site.authenticating(tokens);
    }),
    AUTHENTICATE_FORGED(site -> () -> site.world.symbolon.sessions().authenticate(AccessToken.of("a.b.c"))),
    LOGOUT(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> {
            site.world.symbolon.sessions().logout(owner);
            return owner;
        };
    }),
    LIST(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> site.world.symbolon.sessions().list(owner).get(0);
    }),
    LIST_ENDED(site -> {
        var owner = site.world.authenticated(site.signedIn());
        site.world.symbolon.sessions().logout(owner);
        return () -> site.world.symbolon.sessions().list(owner).size();
    }),
    LOGOUT_ONE(site -> {
        var owner = site.world.authenticated(site.signedIn());
        var other = site.another();
        return () -> site.world.symbolon.sessions().logout(owner, other);
    }),
    LOGOUT_ONE_UNKNOWN(site -> {
        var owner = site.world.authenticated(site.signedIn());
        var unknown = SessionId.of(new byte[SessionId.BYTES]);
        return () -> site.world.symbolon.sessions().logout(owner, unknown);
    }),
    LOGOUT_ONE_OF_ANOTHER(site -> {
        var owner = site.world.authenticated(site.signedIn());
        var stranger =
                site.world.authenticated(site.world.register(NOOR).tokens()).sessionId();
        return () -> site.world.symbolon.sessions().logout(owner, stranger);
    }),
    LOGOUT_OTHERS(site -> {
        var owner = site.world.authenticated(site.signedIn());
        site.another();
        return () -> site.world.symbolon.sessions().logoutOthers(owner);
    }),
    LOGOUT_OTHERS_ALONE(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> site.world.symbolon.sessions().logoutOthers(owner);
    }),
    LOGOUT_EVERYWHERE(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> {
            site.world.symbolon.sessions().logoutEverywhere(owner);
            return owner;
        };
    }),
    RESET(site -> {
        site.signedIn();
        return () -> site.world.startReset(MIKA);
    }),
    RESET_UNKNOWN(site -> () -> site.world.startReset(NOOR)),
    RESET_LIMITED(site -> {
        site.exhaust(NOOR);
        return () -> site.world.startReset(NOOR);
    }),
    RESET_RESEND(site -> {
        site.signedIn();
        var handle = site.resetting(MIKA);
        return () -> site.world.symbolon.passwordReset().resend(handle, CLIENT);
    }),
    RESET_RESEND_DECOY(site -> {
        var handle = site.resetting(NOOR);
        return () -> site.world.symbolon.passwordReset().resend(handle, CLIENT);
    }),
    RESET_VERIFY(site -> {
        site.signedIn();
        return site.reset(site.resetting(MIKA), site.world.mailer.codeFor(MIKA));
    }),
    RESET_VERIFY_WRONG(site -> {
        site.signedIn();
        var handle = site.resetting(MIKA);
        return site.reset(handle, World.wrong(site.world.mailer.codeFor(MIKA)));
    }),
    RESET_VERIFY_DECOY(site -> site.reset(site.resetting(NOOR), "0000-0000")),
    RESET_COMPLETE(site -> {
        site.signedIn();
        var handle = site.world.proven(MIKA);
        return () -> site.world.complete(handle, OTHER_PASSWORD);
    }),
    RESET_COMPLETE_WEAK(site -> {
        site.signedIn();
        var handle = site.world.proven(MIKA);
        return () -> site.world.complete(handle, "weak");
    }),
    RESET_COMPLETE_CLOSED(site -> {
        var handle = site.resetting(NOOR);
        return () -> site.world.complete(handle, OTHER_PASSWORD);
    }),
    SUBSCRIBE(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> site.world.symbolon.accounts().subscribe(owner, "2026-03", CLIENT);
    }),
    CHANGE_PASSWORD(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> site.world.change(owner, PASSWORD, OTHER_PASSWORD);
    }),
    CHANGE_PASSWORD_WRONG(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> site.world.change(owner, OTHER_PASSWORD, OTHER_PASSWORD);
    }),
    CHANGE_PASSWORD_LAST_WRONG(site -> {
        var owner = site.world.authenticated(site.signedIn());
        for (int guess = 0; guess < 4; guess++) {
            site.world.change(owner, OTHER_PASSWORD, OTHER_PASSWORD);
        }
        return () -> site.world.change(owner, OTHER_PASSWORD, OTHER_PASSWORD);
    }),
    CHANGE_PASSWORD_WEAK(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> site.world.change(owner, PASSWORD, "weak");
    }),
    CHANGE_PASSWORD_ENDED(site -> {
        var owner = site.world.authenticated(site.signedIn());
        site.world.symbolon.sessions().logout(owner);
        return () -> site.world.change(owner, PASSWORD, OTHER_PASSWORD);
    }),
    DELETE(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> site.world.delete(owner, PASSWORD);
    }),
    DELETE_SUBSCRIBED(site -> {
        var owner = site.world.authenticated(site.signedIn());
        site.world.symbolon.accounts().subscribe(owner, "2026-03", CLIENT).orElseThrow();
        return () -> site.world.delete(owner, PASSWORD);
    }),
    DELETE_WRONG(site -> {
        var owner = site.world.authenticated(site.signedIn());
        return () -> site.world.delete(owner, OTHER_PASSWORD);
    }),
    DELETE_BY_OPERATOR(site -> {
        var id = site.world.authenticated(site.signedIn()).accountId();
        return () -> site.world.symbolon.accounts().deleteWithoutPassword(id);
    }),
    SUSPEND(site -> {
        var id = site.world.authenticated(site.signedIn()).accountId();
        return () -> site.world.symbolon.accounts().suspend(id);
    }),
    REINSTATE(site -> {
        var id = site.suspended();
        return () -> site.world.symbolon.accounts().reinstate(id);
    }),
    SIGN_OUT_EVERYWHERE(site -> {
        var id = site.world.authenticated(site.signedIn()).accountId();
        return () -> site.world.symbolon.accounts().signOutEverywhere(id);
    }),
    LOGIN_SUSPENDED(site -> {
        site.suspended();
        return () -> site.world.login(MIKA, PASSWORD);
    }),
    RESET_SUSPENDED(site -> {
        site.suspended();
        return () -> site.world.startReset(MIKA);
    }),
    UNSUBSCRIBE_BY_TOKEN(site -> {
        var token = site.world.unsubscribeToken(site.subscribed());
        return () -> site.world.symbolon.accounts().unsubscribe(token, CLIENT);
    }),
    UNSUBSCRIBE_AGAIN(site -> {
        var token = site.world.unsubscribeToken(site.subscribed());
        site.world.symbolon.accounts().unsubscribe(token, CLIENT).orElseThrow();
        return () -> site.world.symbolon.accounts().unsubscribe(token, CLIENT);
    }),
    UNSUBSCRIBE_FORGED(site ->
            () -> site.world.symbolon.accounts().unsubscribe(UnsubscribeToken.of("A".repeat(64)), CLIENT)),
    UNSUBSCRIBE_HEADERS(site -> {
        var account = site.subscribed();
        return () -> {
            site.world.symbolon.accounts().unsubscribeHeaders(account);
            return account;
        };
    }),
    SUBSCRIBERS(site -> {
        site.subscribed();
        return () -> site.world.symbolon.accounts().subscribers(null, 10).get(0);
    }),
    CONSENTS(site -> {
        var account = site.subscribed();
        return () -> site.world.symbolon.accounts().consents(account).get(0);
    }),
    ADMIT(site -> () -> site.world.symbolon.accounts().admit(World.address(NOOR), AdmitTest.HASH)),
    LEASE(site -> {
        site.leaveMail();
        return site::lease;
    }),
    LEASE_IDLE(site -> site::lease),
    PURGE(site -> {
        site.registering(NOOR);
        return site::purge;
    });

    private final Function<WatchedDatabase, Supplier<Object>> preparation;

    CountedStep(Function<WatchedDatabase, Supplier<Object>> preparation) {
        this.preparation = preparation;
    }

    /** Brings that state about, and answers with the step itself. */
    Supplier<Object> ready(WatchedDatabase site) {
        return preparation.apply(site);
    }
}
