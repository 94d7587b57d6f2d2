package org.symbolon.store;

import java.time.Instant;
import org.symbolon.account.AccountId;
import org.symbolon.account.SessionId;

/**
 * One signed-in client.
 *
 * @param version the credential version it was made under: it lives only while that is the account's
 * @param generation of the refresh token that is current; the first is 1
 * @param keyName the key that the current refresh token was made under
 * @param rotatedAt when the current refresh token was made
 * @param idleAt when the session ends unless it is used
 * @param expiresAt when it ends however much it is used
 * @param userAgent what the client called itself, for its owner to recognize it by
 */
public record SessionRecord(
        SessionId id,
        AccountId account,
        long version,
        int generation,
        String keyName,
        Instant createdAt,
        Instant rotatedAt,
        Instant idleAt,
        Instant expiresAt,
        String userAgent) {

    /** The nearer of its two ends. */
    public Instant endsAt() {
        return idleAt.isBefore(expiresAt) ? idleAt : expiresAt;
    }

    /** This session with a later end unless it is used. */
    public SessionRecord idleUntil(Instant later) {
        return new SessionRecord(
                id, account, version, generation, keyName, createdAt, rotatedAt, later, expiresAt, userAgent);
    }

    /** This session with the next refresh token as the current one. */
    public SessionRecord rotated(String newKeyName, Instant now, Instant newIdleAt) {
        return new SessionRecord(
                id, account, version, generation + 1, newKeyName, createdAt, now, newIdleAt, expiresAt, userAgent);
    }
}
