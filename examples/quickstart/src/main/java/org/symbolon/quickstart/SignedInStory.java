package org.symbolon.quickstart;

import static org.symbolon.quickstart.Narrator.expect;

import org.symbolon.Symbolon;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.session.ListedSession;
import org.symbolon.session.Login;
import org.symbolon.session.Login.LoggedIn;
import org.symbolon.session.Refresh;
import org.symbolon.token.SessionTokens;
import org.symbolon.token.UnsubscribeToken;

/** The part of the {@link Story} in which somebody is signed in: read it top to bottom. */
final class SignedInStory {
    private static final Client PHONE = Client.unknown().withUserAgent("phone");

    private final Symbolon symbolon;
    private final Mailbox mailbox;
    private final Narrator narrator;

    SignedInStory(Symbolon symbolon, Mailbox mailbox, Narrator narrator) {
        this.symbolon = symbolon;
        this.mailbox = mailbox;
        this.narrator = narrator;
    }

    /** Ends with the tokens by which the laptop is signed in. */
    SessionTokens tell(EmailAddress mika, Password old, Password next, Client laptop) throws Exception {
        var sessions = symbolon.sessions();
        var here = sessions.login(mika, old, laptop).orElseThrow();
        narrator.say("Signed in on the laptop, which is known: nobody is told");
        var there = sessions.login(mika, old, PHONE).orElseThrow();
        narrator.say("Signed in on a phone: got \"" + mailbox.next().subject() + "\"");
        var owner = sessions.authenticate(here.tokens().accessToken()).orElseThrow();
        endAllOthers(owner, there);
        var tokens = changePassword(owner, here, next, old, laptop);
        expect(new Login.Refused(), sessions.login(mika, old, laptop));
        narrator.say("The old password is refused");
        readTheNewsletter(sessions.authenticate(tokens.accessToken()).orElseThrow(), laptop);
        return tokens;
    }

    /** One by one, as a page does whose every line has a button. */
    private void endAllOthers(Authenticated owner, LoggedIn there) {
        var sessions = symbolon.sessions();
        for (var session : sessions.list(owner)) {
            narrator.say("Is signed in on the " + session.userAgent() + (session.current() ? ", this one" : ""));
        }
        sessions.list(owner).stream()
                .filter(session -> !session.current())
                .map(ListedSession::id)
                .forEach(id -> expect(true, sessions.logout(owner, id)));
        expect(new Refresh.Refused(), sessions.refresh(there.tokens().refreshToken(), PHONE));
        narrator.say("Ended the other one: the phone is signed out");
    }

    private SessionTokens changePassword(
            Authenticated owner, LoggedIn before, Password next, Password old, Client laptop) throws Exception {
        var changed =
                symbolon.accounts().changePassword(owner, old, next, laptop).orElseThrow();
        narrator.say("Changed the password: got \"" + mailbox.next().subject() + "\"");
        expect(
                new Refresh.Refused(),
                symbolon.sessions().refresh(before.tokens().refreshToken(), laptop));
        var refreshed = symbolon.sessions()
                .refresh(changed.tokens().refreshToken(), laptop)
                .orElseThrow();
        narrator.say("The session goes on by new tokens, those of before are refused");
        return refreshed.tokens();
    }

    private void readTheNewsletter(Authenticated owner, Client laptop) {
        var accounts = symbolon.accounts();
        accounts.subscribe(owner, "newsletter-2026", laptop).orElseThrow();
        narrator.say("Subscribed to the newsletter");
        accounts.unsubscribe(tokenIn(owner.accountId()), Client.unknown()).orElseThrow();
        expect(false, accounts.newsletter(owner).orElseThrow().given());
        narrator.say("Unsubscribed by one click on what the newsletter came with, without signing in");
    }

    /** The last segment of the address between the angle brackets. */
    private UnsubscribeToken tokenIn(AccountId account) {
        var header = symbolon.accounts().unsubscribeHeaders(account).getOrDefault("List-Unsubscribe", "");
        return UnsubscribeToken.of(header.substring(header.lastIndexOf('/') + 1, header.length() - 1));
    }
}
