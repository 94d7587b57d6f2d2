package org.symbolon.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.SessionId;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.policy.Policy;
import org.symbolon.store.SessionRecord;

/** Signs whatever a test wants as whoever holds our keys would, once for each algorithm; every issuer knows both. */
enum TokenForge {
    HS256("k1"),
    ES256("e1");

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");
    static final Instant EXPIRY = Instant.parse("2026-01-01T00:05:00Z");
    static final String SITE = "https://video.example";
    static final AccountId ACCOUNT =
            AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdef").orElseThrow();
    static final SessionId SESSION = SessionId.parse("AAECAwQFBgcICQoLDA0ODw").orElseThrow();
    static final KeyRing KEYS = KeyRing.of("k1", secret(1));
    static final KeyPair PAIR = ec("secp256r1");
    static final SigningKey SIGNING = signingKey("e1", PAIR);

    private final String kid;

    TokenForge(String kid) {
        this.kid = kid;
    }

    static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    static KeyPair ec(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ECKey jwk(String kid, KeyPair pair) {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .privateKey((ECPrivateKey) pair.getPrivate())
                .keyID(kid)
                .build();
    }

    static SigningKey signingKey(String kid, KeyPair pair) {
        return SigningKey.fromJwk(jwk(kid, pair).toJSONString());
    }

    static SigningKey newKey(String kid) {
        return signingKey(kid, ec("secp256r1"));
    }

    String kid() {
        return kid;
    }

    TokenKeys keys() {
        return this == HS256
                ? TokenKeys.hs256().withNext(SIGNING)
                : TokenKeys.es256(SIGNING).acceptingHs256();
    }

    TokenIssuer issuer() {
        return issuer(keys(), KEYS);
    }

    static TokenIssuer issuer(TokenKeys keys, KeyRing ring) {
        return new TokenIssuer(ring, keys, Site.of("Video", SITE), Policy.DEFAULT, new SecureRandom());
    }

    static SessionRecord session(TokenIssuer issuer) {
        var drawn = issuer.session(ACCOUNT, 1, Client.unknown().withUserAgent("canary-agent"), NOW);
        return new SessionRecord(
                SESSION,
                ACCOUNT,
                1,
                1,
                drawn.keyName(),
                NOW,
                NOW,
                drawn.idleAt(),
                drawn.expiresAt(),
                drawn.userAgent());
    }

    /** As the library mints it. */
    static String token(TokenIssuer issuer) {
        return issuer.tokens(session(issuer), NOW).accessToken().reveal();
    }

    static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8);
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String encode(String json) {
        return encode(json.getBytes(UTF_8));
    }

    String header() {
        return "{\"alg\":\"" + name() + "\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}";
    }

    /** The header with another value of one member. */
    String header(String name, String value) {
        return header().replaceFirst("(\"" + name + "\":\")[^\"]*", "$1" + value.replace("\\", "\\\\"));
    }

    static Map<String, String> claims() {
        var claims = new LinkedHashMap<String, String>();
        claims.put("iss", "\"" + SITE + "\"");
        claims.put("aud", "\"" + SITE + "\"");
        claims.put("client_id", "\"" + SITE + "\"");
        claims.put("sub", "\"" + ACCOUNT + "\"");
        claims.put("sid", "\"" + SESSION + "\"");
        claims.put("iat", String.valueOf(NOW.getEpochSecond()));
        claims.put("exp", String.valueOf(EXPIRY.getEpochSecond()));
        claims.put("jti", "\"id\"");
        return claims;
    }

    static String json(Map<String, String> claims) {
        return claims.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A good token. */
    String good() {
        return ours(header(), json(claims()));
    }

    /** A good token but for one claim. */
    String with(String claim, String value) {
        var claims = claims();
        claims.put(claim, value);
        return ours(header(), json(claims));
    }

    String without(String claim) {
        var claims = claims();
        claims.remove(claim);
        return ours(header(), json(claims));
    }

    /** A token as whoever holds our own key would sign it. */
    String ours(String header, String payload) {
        return this == HS256
                ? mac(header, payload, "HmacSHA256", KEYS.newest().subKey(KeyUse.ACCESS_TOKEN))
                : ec(header, payload, PAIR);
    }

    /** A token that somebody signed with a key of their own, as well as they could. */
    String strangers(String header, String payload) {
        return this == HS256 ? mac(header, payload, "HmacSHA256", secret(9)) : ec(header, payload, ec("secp256r1"));
    }

    static String mac(String header, String payload, String algorithm, byte[] key) {
        try {
            var input = encode(header) + "." + encode(payload);
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return input + "." + encode(mac.doFinal(input.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs again until s is the smaller of its two values, as about every other time. */
    static String ec(String header, String payload, KeyPair pair) {
        var input = encode(header) + "." + encode(payload);
        byte[] signature = sign(input, "SHA256withECDSAinP1363Format", pair);
        while (EcSignature.of(signature).isHigh()) {
            signature = sign(input, "SHA256withECDSAinP1363Format", pair);
        }
        return input + "." + encode(signature);
    }

    static byte[] sign(String input, String algorithm, KeyPair pair) {
        try {
            var signing = Signature.getInstance(algorithm);
            signing.initSign(pair.getPrivate());
            signing.update(input.getBytes(US_ASCII));
            return signing.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
