package org.symbolon.quickstart;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.symbolon.Symbolon;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.SessionId;
import org.symbolon.limit.RetryLater;
import org.symbolon.policy.Policy;
import org.symbolon.session.ListedSession;
import org.symbolon.token.AccessToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.SessionTokens;

/** One client of a site, which signs in and then asks for pages. */
final class Member {
    private final Symbolon symbolon;
    private final Client client;

    private AccessToken access = AccessToken.of("");
    private RefreshToken refresh = RefreshToken.of("");
    private DeviceToken device = DeviceToken.of("");

    Member(Symbolon symbolon, Client client) {
        this.symbolon = symbolon;
        this.client = client;
    }

    // snippet: sign-in
    String signIn(EmailAddress address, Password password) {
        var login = symbolon.sessions().login(address, password, client.withDevice(device));
        return login.match(
                loggedIn -> keep(loggedIn.tokens(), loggedIn.deviceToken()),
                refused -> "Address or password is not right",
                this::later,
                this::later);
    }

    private String keep(SessionTokens tokens, DeviceToken deviceToken) {
        access = tokens.accessToken(); // sent with each request
        refresh = tokens.refreshToken(); // exchanged once that has expired
        device = deviceToken; // kept in a cookie of its own, also after signing out
        return "Welcome";
    }

    String request(Function<Authenticated, String> page) {
        return symbolon.sessions()
                .authenticate(access)
                .match(valid -> page.apply(valid.authenticated()), refused -> refreshAnd(page));
    }

    private String refreshAnd(Function<Authenticated, String> page) {
        return symbolon.sessions()
                .refresh(refresh, client)
                .match(
                        refreshed -> {
                            keep(refreshed.tokens(), device);
                            return request(page);
                        },
                        refused -> "Please sign in");
    }
    // end of snippet

    static String cookie(DeviceToken device) {
        // snippet: device-cookie
        var cookie = "__Host-device=" + device.reveal() + "; Max-Age=" + Policy.DEVICE_LIFE.toSeconds()
                + "; Path=/; Secure; HttpOnly; SameSite=Lax";
        // end of snippet
        return cookie;
    }

    // snippet: sessions
    String sessions(Authenticated owner) {
        return symbolon.sessions().list(owner).stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(ListedSession session) {
        return session.userAgent() + (session.current() ? ", this one" : ", last used " + session.lastSeenAt());
    }

    String end(Authenticated owner, String session) { // what the page sent back: listed.id().value()
        return SessionId.parse(session)
                        .filter(id -> symbolon.sessions().logout(owner, id))
                        .isPresent()
                ? "Signed out there"
                : "That was over already";
    }
    // end of snippet

    // snippet: change-password
    String changePassword(Authenticated owner, String current, String next) {
        var change = symbolon.accounts()
                .changePassword(owner, Password.of(current), Password.of(next), client.withDevice(device));
        return change.match(
                changed -> keep(changed.tokens(), changed.deviceToken()), // those of before are worthless
                wrong -> "That is not your password",
                weak -> weak.violations().get(0).message(),
                ended -> "Please sign in again", // the fifth wrong password ends the session
                this::later);
    }

    String delete(Authenticated owner, String password) {
        var deletion = symbolon.accounts().delete(owner, Password.of(password), client);
        return deletion.match(
                deleted -> "Your account is gone",
                wrong -> "That is not your password",
                ended -> "Please sign in again",
                this::later);
    }
    // end of snippet

    private String later(RetryLater answer) {
        return "Please try again in " + answer.retryAfterSeconds() + " seconds";
    }
}
