package org.symbolon.account;

import java.time.Instant;
import java.util.Objects;

/**
 * An owner whose token was checked: what {@code sessions().authenticate(…)} and {@code resume(…)} answer with, and what
 * every step of an owner asks for. Equal when of the same session.
 */
public final class Authenticated {
    private final AccountId accountId;
    private final SessionId sessionId;
    private final Instant expiresAt;

    private Authenticated(AccountId accountId, SessionId sessionId, Instant expiresAt) {
        this.accountId = Objects.requireNonNull(accountId, "accountId");
        this.sessionId = Objects.requireNonNull(sessionId, "sessionId");
        this.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Makes one without any check: for the check itself, and for tests. Whoever calls it vouches for the owner. */
    public static Authenticated vouchedForByCaller(AccountId accountId, SessionId sessionId, Instant expiresAt) {
        return new Authenticated(accountId, sessionId, expiresAt);
    }

    public AccountId accountId() {
        return accountId;
    }

    public SessionId sessionId() {
        return sessionId;
    }

    /** When what was checked ends: the access token, or the session that was resumed. */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Authenticated that && sessionId.equals(that.sessionId);
    }

    @Override
    public int hashCode() {
        return sessionId.hashCode();
    }

    @Override
    public String toString() {
        return "Authenticated[account=" + accountId + ", session=" + sessionId + ", expiresAt=" + expiresAt + "]";
    }
}
