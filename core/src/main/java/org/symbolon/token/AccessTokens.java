package org.symbolon.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.SessionId;
import org.symbolon.account.Site;

/**
 * Access tokens by RFC 9068, checked by RFC 8725: one type, keys of ours alone with one algorithm each, every claim
 * required, and not a second of skew. A token that was verified once is not verified again.
 */
final class AccessTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final String CLIENT = "client_id";
    private static final String SESSION = "sid";
    private static final int JWT_ID_BYTES = 16;

    /** Ours have about 600 characters; nothing longer is parsed. */
    private static final int LONGEST = 2048;

    /** No policy lets a token live longer. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

    private final PinnedKeys keys;
    private final VerifiedTokens verified;
    private final JWSHeader header;
    private final String site;
    private final Duration lifetime;
    private final SecureRandom random;

    AccessTokens(PinnedKeys keys, Site site, Duration lifetime, SecureRandom random, VerifiedTokens verified) {
        this.keys = keys;
        this.verified = verified;
        this.header = new JWSHeader.Builder(keys.newest().algorithm())
                .type(TYPE)
                .keyID(keys.newest().name())
                .build();
        this.site = site.url().toString();
        this.lifetime = lifetime;
        this.random = random;
    }

    /** When a token that is minted now stops working: whole seconds, as a JWT counts. */
    Instant expiry(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    }

    AccessToken mint(AccountId account, SessionId session, Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(site)
                .audience(site)
                .claim(CLIENT, site)
                .subject(account.toString())
                .claim(SESSION, session.value())
                .jwtID(jwtId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expiry(now)))
                .build();
        var token = new SignedJWT(header, claims);
        keys.newest().sign(token);
        return AccessToken.of(token.serialize());
    }

    private String jwtId() {
        byte[] id = new byte[JWT_ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** Whom the token signs in at that time; empty for any other text, whatever is wrong with it. */
    Optional<Authenticated> check(AccessToken token, Instant now) {
        if (token.reveal().length() > LONGEST) {
            return Optional.empty();
        }
        return verified.find(token, now).or(() -> verify(token, now));
    }

    private Optional<Authenticated> verify(AccessToken token, Instant now) {
        try {
            var jwt = SignedJWT.parse(token.reveal());
            var owner = isOurs(jwt) && isSpelledByUs(jwt, token)
                    ? read(jwt.getJWTClaimsSet(), now)
                    : Optional.<Authenticated>empty();
            owner.ifPresent(found -> verified.add(token, found));
            return owner;
        } catch (ParseException | JOSEException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException, ParseException {
        var found = jwt.getHeader();
        var key = keys.find(found.getKeyID());
        return key.isPresent()
                && TYPE.equals(found.getType())
                && HEADER.equals(membersOf(found))
                && key.get().verifies(jwt);
    }

    /** As they were sent: of what it reads the parser keeps not all, an empty {@code crit} for instance. */
    private static Set<String> membersOf(JWSHeader header) throws ParseException {
        return JSONObjectUtils.parse(header.getParsedBase64URL().decodeToString())
                .keySet();
    }

    /** The parser drops white space and strange characters, and base64 has several spellings of one signature. */
    private static boolean isSpelledByUs(SignedJWT jwt, AccessToken token) {
        var signed = new String(jwt.getSigningInput(), StandardCharsets.US_ASCII);
        return token.reveal()
                .equals(signed + "." + Base64URL.encode(jwt.getSignature().decode()));
    }

    private Optional<Authenticated> read(JWTClaimsSet claims, Instant now) throws ParseException {
        boolean complete = site.equals(claims.getIssuer())
                && List.of(site).equals(claims.getAudience())
                && site.equals(claims.getStringClaim(CLIENT))
                && claims.getJWTID() != null;
        var issued = claims.getIssueTime();
        var expiry = claims.getExpirationTime();
        if (!complete || issued == null || expiry == null || !isAlive(issued.toInstant(), expiry.toInstant(), now)) {
            return Optional.empty();
        }
        var session = SessionId.parse(claims.getStringClaim(SESSION));
        return AccountId.parse(claims.getSubject())
                .flatMap(account ->
                        session.map(id -> Authenticated.vouchedForByCaller(account, id, expiry.toInstant())));
    }

    private static boolean isAlive(Instant issued, Instant expiry, Instant now) {
        return now.isBefore(expiry) && !expiry.isAfter(issued.plus(LONGEST_LIFE));
    }
}
