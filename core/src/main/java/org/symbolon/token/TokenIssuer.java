package org.symbolon.token;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.SessionId;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.policy.Policy;
import org.symbolon.store.SessionRecord;

/** Makes sessions and the tokens that clients hold of them, and tells which tokens are ours. It asks no store. */
public final class TokenIssuer {
    /** Of the first refresh token of a session. */
    private static final int FIRST = 1;

    private final AccessTokens access;
    private final RefreshTokens refresh;
    private final DeviceTokens device;
    private final UnsubscribeTokens unsubscribe;
    private final String jwks;
    private final KeyRing keys;
    private final SecureRandom random;

    /** @throws IllegalArgumentException where a signing key has the name of a key of the ring */
    public TokenIssuer(KeyRing keys, TokenKeys tokenKeys, Site site, Policy policy, SecureRandom random) {
        var lifetime = policy.accessTokenLifetime();
        this.access =
                new AccessTokens(PinnedKeys.of(tokenKeys, keys), site, lifetime, random, new VerifiedTokens(lifetime));
        this.jwks = tokenKeys.jwks();
        this.refresh = new RefreshTokens(keys);
        this.device = new DeviceTokens(keys, random);
        this.unsubscribe = new UnsubscribeTokens(keys);
        this.keys = keys;
        this.random = random;
    }

    /** A new session under the credential version that was verified, for the store to keep. */
    public SessionRecord session(AccountId account, long version, Client client, Instant now) {
        return new SessionRecord(
                SessionId.random(random),
                account,
                version,
                FIRST,
                newestKey(),
                now,
                now,
                idleAt(now),
                now.plus(Policy.SESSION_LIFE),
                client.userAgent());
    }

    /**
     * A session that goes on under another credential version, for the store to keep instead: with a new id, so that no
     * token of the old one is of it; when it began, and when it ends however much it is used, stay.
     */
    public SessionRecord renewed(SessionRecord old, long version, Instant now) {
        return new SessionRecord(
                SessionId.random(random),
                old.account(),
                version,
                FIRST,
                newestKey(),
                old.createdAt(),
                now,
                idleAt(now),
                old.expiresAt(),
                old.userAgent());
    }

    /** When a session that is used now ends unless it is used again. */
    public Instant idleAt(Instant now) {
        return now.plus(Policy.SESSION_IDLE);
    }

    /** The name of the key that new refresh tokens are made under. */
    public String newestKey() {
        return keys.newest().name();
    }

    /** An access token from now on, and the refresh token that is current in the session: the same one every time. */
    public SessionTokens tokens(SessionRecord session, Instant now) {
        return new SessionTokens(
                access.mint(session.account(), session.id(), now),
                access.expiry(now),
                refresh.mint(session.keyName(), session.id(), session.generation()));
    }

    /** A device token for a client that has just proved the account; a device of the account's keeps its id. */
    public DeviceToken device(AccountId account, long version, Client client, Instant now) {
        var known = device(client, now).filter(found -> found.account().equals(account));
        return device.mint(account, version, known.orElse(null), now);
    }

    /** Whether the client has a device token of the account, under that credential version. */
    public boolean knows(Client client, AccountId account, long version, Instant now) {
        return device(client, now)
                .filter(found -> found.account().equals(account) && found.version() == version)
                .isPresent();
    }

    private Optional<KnownDevice> device(Client client, Instant now) {
        return client.device().flatMap(token -> device.read(token, now));
    }

    /** Whom an access token of ours signs in at that time, if its session is still alive. */
    public Optional<Authenticated> check(AccessToken token, Instant now) {
        return access.check(token, now);
    }

    /** The public part of every key that verifies access tokens: the text of a JWK set (RFC 7517). */
    public String jwks() {
        return jwks;
    }

    /** What a refresh token of ours names, whether or not it is still current. */
    public Optional<PresentedToken> read(RefreshToken token) {
        return refresh.read(token);
    }

    /**
     * What the newsletters of an account carry, so that whoever reads one can end them: the same under the same key.
     */
    public UnsubscribeToken unsubscribe(AccountId account) {
        return unsubscribe.mint(account);
    }

    /** Whose newsletter an unsubscribe token of ours ends, whether or not there still is such an account. */
    public Optional<AccountId> read(UnsubscribeToken token) {
        return unsubscribe.read(token);
    }
}
