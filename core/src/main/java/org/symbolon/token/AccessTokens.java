package org.symbolon.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.SessionId;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.key.NamedKey;

/**
 * Access tokens by RFC 9068, signed with HS256 under a sub-key and checked by RFC 8725: one algorithm, one type, keys
 * of ours alone, every claim required, and not a second of skew.
 */
final class AccessTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final String CLIENT = "client_id";
    private static final String SESSION = "sid";
    private static final int JWT_ID_BYTES = 16;

    /** Ours have about 600 characters; nothing longer is parsed. */
    private static final int LONGEST = 2048;

    private final Map<String, JWSVerifier> verifiers = new HashMap<>();
    private final JWSSigner signer;
    private final JWSHeader header;
    private final String site;
    private final Duration lifetime;
    private final SecureRandom random;

    AccessTokens(KeyRing keys, Site site, Duration lifetime, SecureRandom random) {
        try {
            for (NamedKey key : keys.all()) {
                verifiers.put(key.name(), new MACVerifier(key.subKey(KeyUse.ACCESS_TOKEN)));
            }
            this.signer = new MACSigner(keys.newest().subKey(KeyUse.ACCESS_TOKEN));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every sub-key is long enough for " + ALGORITHM, impossible);
        }
        this.header = new JWSHeader.Builder(ALGORITHM)
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
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java platform signs with " + ALGORITHM, impossible);
        }
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
        try {
            var jwt = SignedJWT.parse(token.reveal());
            return isOurs(jwt) && isSpelledByUs(jwt, token) ? read(jwt.getJWTClaimsSet(), now) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException {
        var found = jwt.getHeader();
        var verifier = found.getKeyID() == null ? null : verifiers.get(found.getKeyID());
        return verifier != null
                && ALGORITHM.equals(found.getAlgorithm())
                && TYPE.equals(found.getType())
                && HEADER.equals(found.getIncludedParams())
                && jwt.verify(verifier);
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
                && claims.getJWTID() != null
                && claims.getIssueTime() != null;
        var expiry = claims.getExpirationTime();
        if (!complete || expiry == null || !now.isBefore(expiry.toInstant())) {
            return Optional.empty();
        }
        var session = SessionId.parse(claims.getStringClaim(SESSION));
        return AccountId.parse(claims.getSubject())
                .flatMap(account ->
                        session.map(id -> Authenticated.vouchedForByCaller(account, id, expiry.toInstant())));
    }
}
