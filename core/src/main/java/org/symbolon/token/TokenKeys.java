package org.symbolon.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What access tokens are signed with, and what else verifies them. The default, {@link #hs256()}, needs no set-up: the
 * key ring signs and verifies. With {@link #es256} other services can verify them too, by {@code symbolon.jwks()}.
 *
 * <p>A key is replaced in three deployments, and no token is refused on any node while one is under way:
 *
 * <pre>{@code
 * TokenKeys.es256(k1)                   // today
 * TokenKeys.es256(k1).withNext(k2)      // every node and every other service comes to know it
 * TokenKeys.es256(k2).withOlder(k1)     // it signs
 * TokenKeys.es256(k2)                   // once no token of the old one is alive: after 15 minutes at most
 * }</pre>
 *
 * <p>From HS256 to ES256 it is {@code hs256().withNext(k1)}, then {@code es256(k1).acceptingHs256()}, then
 * {@code es256(k1)}; back it is {@code es256(k1).acceptingHs256()}, then {@code hs256().withOlder(k1)}, then
 * {@code hs256()}.
 */
public final class TokenKeys {
    private final @Nullable SigningKey newest;
    private final List<SigningKey> known;
    private final boolean acceptsHs256;

    private TokenKeys(@Nullable SigningKey newest, List<SigningKey> known, boolean acceptsHs256) {
        this.newest = newest;
        this.known = List.copyOf(known);
        this.acceptsHs256 = acceptsHs256;
    }

    /** The default: HS256 under a sub-key of the ring's newest key; those of its other keys verify. */
    public static TokenKeys hs256() {
        return new TokenKeys(null, List.of(), true);
    }

    /** ES256 under that key, which alone verifies. */
    public static TokenKeys es256(SigningKey newest) {
        Objects.requireNonNull(newest, "newest");
        return new TokenKeys(newest, List.of(newest), false);
    }

    /** These and a key that signs nothing yet, but verifies what nodes sign for which it is already the newest. */
    public TokenKeys withNext(SigningKey next) {
        Objects.requireNonNull(next, "next");
        return with(next);
    }

    /** These and a key that signs nothing any more, but verifies what it signed. */
    public TokenKeys withOlder(SigningKey older) {
        Objects.requireNonNull(older, "older");
        return with(older);
    }

    private TokenKeys with(SigningKey key) {
        if (known.stream().anyMatch(each -> each.name().equals(key.name()))) {
            throw new IllegalArgumentException("Each signing key has a name of its own, and one is already named "
                    + key.name() + ". Give it once, or another kid.");
        }
        return new TokenKeys(
                newest, Stream.concat(known.stream(), Stream.of(key)).toList(), acceptsHs256);
    }

    /** These and, to verify only, the sub-keys of the ring: while nodes change from HS256 to ES256, or back. */
    public TokenKeys acceptingHs256() {
        return new TokenKeys(newest, known, true);
    }

    /** Empty where the key ring signs. */
    Optional<SigningKey> newest() {
        return Optional.ofNullable(newest);
    }

    /** Every key of ES256 that verifies, the newest first. */
    List<SigningKey> known() {
        return known;
    }

    boolean acceptsHs256() {
        return acceptsHs256;
    }

    /** The text of a JWK set (RFC 7517) with the public part of every key that verifies, and nothing else. */
    String jwks() {
        return new JWKSet(known.stream().<JWK>map(SigningKey::publicPart).toList()).toString(true);
    }

    @Override
    public String toString() {
        var ring = newest == null ? "HS256 signs" : acceptsHs256 ? "HS256 verifies" : "no HS256";
        return "TokenKeys[" + ring + ", " + known + "]";
    }
}
