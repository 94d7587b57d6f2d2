package org.symbolon.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.RightPassword;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.password.AdmissionGate;
import org.symbolon.policy.Policy;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore.Replay;
import org.symbolon.token.AccessToken;
import org.symbolon.token.PresentedToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.TokenIssuer;

/**
 * Signs clients in and out. A session lives only while the account's credential version is the one it was made under:
 * that, not the order of events, is what makes a reset final.
 */
public final class Sessions {
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final TokenIssuer tokens;
    private final AdmissionGate gate;
    private final Liveness liveness;
    private final Clock clock;

    public Sessions(Transactions transactions, TokenIssuer tokens, AdmissionGate gate, Policy policy, Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.gate = gate;
        this.liveness = new Liveness(transactions, policy.livenessBound());
        this.clock = clock;
    }

    /**
     * Signs in by password. Whatever is wrong costs the same and gets one answer. An outdated hash is replaced by a
     * better one of the same password, unless others wait to be let in.
     */
    public Login login(EmailAddress address, Password password, Client client) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(client, "client");
        var permit = gate.enter();
        if (permit.isEmpty()) {
            transactions.tell(new SymbolonEvent.Overloaded(clock.instant(), client));
            return new Login.Busy(gate.retryAfter());
        }
        Optional<RightPassword> right;
        try (var admitted = permit.get()) {
            var found = transactions.run(work -> work.accounts().find(address));
            right = RightPassword.check(password, found.orElse(null), admitted.hasher(), gate);
        }
        return right.map(verified -> signIn(verified, client)).orElseGet(() -> refused(address, client));
    }

    private Login signIn(RightPassword verified, Client client) {
        var now = clock.instant();
        var account = verified.account();
        var session = tokens.session(account.id(), account.version(), client, now);
        return transactions.run(work -> {
            verified.upgradeHash(work);
            work.begin(session);
            work.tell(new SymbolonEvent.LoggedIn(now, client, account.id(), session.id()));
            return new Login.LoggedIn(
                    account.account(),
                    tokens.tokens(session, now),
                    tokens.device(account.id(), account.version(), client, now));
        });
    }

    private Login refused(EmailAddress address, Client client) {
        transactions.tell(new SymbolonEvent.LoginRefused(clock.instant(), client, address));
        return new Login.Refused();
    }

    /**
     * Exchanges a refresh token for the next one and a new access token. The one that was just replaced answers with
     * its replacement for ten seconds (a lost answer, a second tab); an older one ends the session, since it was stolen
     * from or by somebody (RFC 9700, 4.14.2).
     */
    public Refresh refresh(RefreshToken token, Client client) {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(client, "client");
        return tokens.read(token).map(presented -> refresh(presented, client)).orElseGet(Refresh.Refused::new);
    }

    private Refresh refresh(PresentedToken presented, Client client) {
        var refresh = transactions.run(work -> refresh(work, presented, client));
        if (refresh instanceof Refresh.Refused) {
            liveness.forget(presented.session());
        }
        return refresh;
    }

    private Refresh refresh(Work work, PresentedToken presented, Client client) {
        var now = clock.instant();
        return work.sessions()
                .rotate(presented.session(), presented.generation(), tokens.newestKey(), now, tokens.idleAt(now))
                .or(() -> replay(work, presented, client, now))
                .<Refresh>map(session -> new Refresh.Refreshed(tokens.tokens(session, now)))
                .orElseGet(Refresh.Refused::new);
    }

    /** The session as it is, where its token is still good; by any other it has just ended. */
    private static Optional<SessionRecord> replay(Work work, PresentedToken presented, Client client, Instant now) {
        var replay = work.sessions()
                .replay(presented.session(), presented.generation(), now, now.minus(Policy.REFRESH_GRACE));
        replay.filter(Replay::removed)
                .map(Replay::session)
                .ifPresent(ended ->
                        work.tell(new SymbolonEvent.RefreshTokenReused(now, client, ended.account(), ended.id())));
        return replay.filter(found -> !found.removed()).map(Replay::session);
    }

    /** Whether it is the session's newest token, or the one that was replaced by it a moment ago. */
    private static boolean isCurrent(SessionRecord session, PresentedToken presented, Instant now) {
        boolean replaced = presented.generation() == session.generation() - 1
                && now.isBefore(session.rotatedAt().plus(Policy.REFRESH_GRACE));
        return presented.generation() == session.generation() || replaced;
    }

    /**
     * Whom a refresh token signs in, without replacing it: for a browser that keeps it as its session cookie. It counts
     * as use, noted once a minute at most.
     */
    public Authenticate resume(RefreshToken token) {
        Objects.requireNonNull(token, "token");
        var now = clock.instant();
        return tokens.read(token)
                .flatMap(presented -> transactions.run(work -> resume(work, presented, now)))
                .map(session ->
                        valid(Authenticated.vouchedForByCaller(session.account(), session.id(), session.endsAt())))
                .orElseGet(Authenticate.Refused::new);
    }

    private Optional<SessionRecord> resume(Work work, PresentedToken presented, Instant now) {
        var session =
                work.sessions().findLive(presented.session(), now).filter(found -> isCurrent(found, presented, now));
        var idleAt = tokens.idleAt(now);
        boolean stale = session.filter(found -> found.idleAt().isBefore(idleAt.minus(USE_NOTED_EVERY)))
                .isPresent();
        return stale && work.sessions().extend(presented.session(), now, idleAt)
                ? session.map(found -> found.idleUntil(idleAt))
                : session;
    }

    /** Whom an access token signs in. A session that was ended is refused within the policy's liveness bound. */
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

    /** Ends this session: its refresh token at once, its access token within the policy's liveness bound. */
    public void logout(Authenticated owner) {
        Objects.requireNonNull(owner, "owner");
        transactions.run(work -> {
            boolean ended = work.sessions().delete(owner.accountId(), owner.sessionId());
            if (ended) {
                work.tell(new SymbolonEvent.LoggedOut(
                        clock.instant(), Client.unknown(), owner.accountId(), owner.sessionId()));
            }
            return ended;
        });
        liveness.forget(owner.sessionId());
    }

    /**
     * Ends every session and device token of the account, this one included: refresh tokens at once, access tokens
     * within the policy's liveness bound.
     */
    public void logoutEverywhere(Authenticated owner) {
        Objects.requireNonNull(owner, "owner");
        transactions.run(work -> {
            boolean ended = work.accounts().raiseVersion(owner.accountId());
            if (ended) {
                work.tell(new SymbolonEvent.LoggedOutEverywhere(clock.instant(), Client.unknown(), owner.accountId()));
            }
            return ended;
        });
        liveness.forget(owner.sessionId());
    }
}
