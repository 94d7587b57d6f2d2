package org.symbolon.session;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.SessionId;
import org.symbolon.flow.Notices;
import org.symbolon.flow.Transactions;
import org.symbolon.password.AdmissionGate;
import org.symbolon.policy.Policy;
import org.symbolon.token.AccessToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.TokenIssuer;

/**
 * Signs clients in and out. A session lives only while the account's credential version is the one it was made under:
 * that, not the order of events, is what makes a reset final.
 *
 * <p>What ends a session ends its refresh token at once and its access token within the policy's liveness bound. An
 * owner whose own session has ended changes nothing here by it any more.
 */
public final class Sessions {
    private final TokenIssuer tokens;
    private final PasswordLogin login;
    private final RefreshTokenUse refresh;
    private final OwnSessions own;
    private final Liveness liveness;
    private final Clock clock;

    public Sessions(
            Transactions transactions,
            Notices notices,
            TokenIssuer tokens,
            AdmissionGate gate,
            Policy policy,
            Clock clock) {
        var use = new SessionUse(tokens);
        this.tokens = tokens;
        this.login = new PasswordLogin(transactions, tokens, gate, new NewDevices(notices, tokens, policy), clock);
        this.liveness = new Liveness(transactions, use, policy.livenessBound());
        this.refresh = new RefreshTokenUse(transactions, tokens, use, liveness, clock);
        this.own = new OwnSessions(transactions, liveness, clock);
        this.clock = clock;
    }

    /**
     * Signs in by password. Whatever is wrong costs the same and gets one answer. An outdated hash is replaced by a
     * better one of the same password, unless others wait to be let in.
     *
     * <p>A client that brings no device token of the account is told of to its owner by mail, five times at once and
     * one per hour at most, unless the policy says otherwise.
     */
    public Login login(EmailAddress address, Password password, Client client) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(client, "client");
        return login.login(address, password, client);
    }

    /**
     * Exchanges a refresh token for the next one and a new access token. The one that was just replaced answers with
     * its replacement for ten seconds (a lost answer, a second tab); an older one ends the session, since two have it,
     * one of them a thief (RFC 9700, 4.14.2).
     */
    public Refresh refresh(RefreshToken token, Client client) {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(client, "client");
        return refresh.refresh(token, client);
    }

    /**
     * Whom a refresh token signs in, without replacing it: for a browser that keeps it as its session cookie. It counts
     * as use, noted once a minute at most.
     */
    public Authenticate resume(RefreshToken token) {
        Objects.requireNonNull(token, "token");
        return refresh.resume(token)
                .map(session ->
                        valid(Authenticated.vouchedForByCaller(session.account(), session.id(), session.endsAt())))
                .orElseGet(Authenticate.Refused::new);
    }

    /**
     * Whom an access token signs in. A session that was ended is refused within the policy's liveness bound. It counts
     * as use, noted once a minute at most, and only where the session is looked at anyway.
     */
    public Authenticate authenticate(AccessToken token) {
        Objects.requireNonNull(token, "token");
        var now = clock.instant();
        return tokens.check(token, now)
                .filter(authenticated -> liveness.isAlive(authenticated.sessionId(), now))
                .map(Sessions::valid)
                .orElseGet(Authenticate.Refused::new);
    }

    private static Authenticate valid(Authenticated authenticated) {
        return new Authenticate.Valid(authenticated);
    }

    /**
     * The owner's sessions that are alive, the one used last first: a hundred at most, this one always among them; none
     * where this one has ended.
     */
    public List<ListedSession> list(Authenticated owner) {
        Objects.requireNonNull(owner, "owner");
        return own.list(owner);
    }

    /** Ends this session. */
    public void logout(Authenticated owner) {
        Objects.requireNonNull(owner, "owner");
        own.logout(owner);
    }

    /**
     * Ends one of the owner's sessions; this node refuses its access token at once.
     *
     * @return whether it was alive; false for another account's session, as for one that does not exist, and where the
     *     owner's own had ended
     */
    public boolean logout(Authenticated owner, SessionId id) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(id, "id");
        return own.logout(owner, id);
    }

    /**
     * Ends every session of the owner but this one; this node refuses their access tokens at once. Their devices stay
     * known.
     *
     * @return how many there were; none where this one had ended
     */
    public int logoutOthers(Authenticated owner) {
        Objects.requireNonNull(owner, "owner");
        return own.logoutOthers(owner);
    }

    /**
     * Ends every session and device token of the account, this one included: refresh tokens at once, access tokens
     * within the policy's liveness bound.
     *
     * @return false where this session had ended: then nothing was, and the owner has to sign in for it
     */
    public boolean logoutEverywhere(Authenticated owner) {
        Objects.requireNonNull(owner, "owner");
        return own.logoutEverywhere(owner);
    }
}
