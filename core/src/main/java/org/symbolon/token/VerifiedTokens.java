package org.symbolon.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.symbolon.account.Authenticated;

/**
 * Whom tokens sign in that were verified a while ago, so that no token is verified twice. It keeps digests and no
 * token; only what was verified enters, so a flood of forged ones neither fills nor flushes it.
 *
 * <p>That a token was genuine stays true; that it is still alive is asked each time.
 */
final class VerifiedTokens {
    private static final long MOST = 100_000;

    private final Cache<Digest, Authenticated> verified;

    /** @param lifetime of a token, after which nobody can need it here any more */
    VerifiedTokens(Duration lifetime) {
        this(lifetime, MOST);
    }

    VerifiedTokens(Duration lifetime, long most) {
        this.verified = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(lifetime)
                .build();
    }

    /** Whom the token signs in at that time; empty where it was never verified, or died since. */
    Optional<Authenticated> find(AccessToken token, Instant now) {
        return Optional.ofNullable(verified.getIfPresent(Digest.of(token))).filter(found -> isAlive(found, now));
    }

    private static boolean isAlive(Authenticated owner, Instant now) {
        return now.isBefore(owner.expiresAt());
    }

    void add(AccessToken verified, Authenticated owner) {
        this.verified.put(Digest.of(verified), owner);
    }

    /** How many there are, once those that are too many or too old are gone. */
    long size() {
        verified.cleanUp();
        return verified.estimatedSize();
    }

    /** SHA-256 of a token. No two texts that are known share one, so who finds it has the very token. */
    private record Digest(long first, long second, long third, long fourth) {
        /** Half a surrogate pair becomes a question mark, which no genuine token has. */
        static Digest of(AccessToken token) {
            var digest = ByteBuffer.wrap(sha256().digest(token.reveal().getBytes(UTF_8)));
            return new Digest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every Java platform has SHA-256", impossible);
            }
        }
    }
}
