package org.symbolon.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.SessionId;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.policy.Policy;
import org.symbolon.store.SessionRecord;

class AccessTokensTest {
    private static final long SEED = 20_251_122L;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final Instant EXPIRY = Instant.parse("2026-01-01T00:05:00Z");
    private static final String SITE = "https://video.example";
    private static final AccountId ACCOUNT =
            AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdef").orElseThrow();
    private static final SessionId SESSION =
            SessionId.parse("AAECAwQFBgcICQoLDA0ODw").orElseThrow();
    private static final KeyRing KEYS = KeyRing.of("k1", secret(1));
    private static final String GOOD_HEADER = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}";

    private final TokenIssuer issuer = issuer(KEYS);

    private static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    private static TokenIssuer issuer(KeyRing keys) {
        return new TokenIssuer(keys, TokenKeys.hs256(), Site.of("Video", SITE), Policy.DEFAULT, new SecureRandom());
    }

    private static SessionRecord session(TokenIssuer issuer) {
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

    private static String token(TokenIssuer issuer) {
        return issuer.tokens(session(issuer), NOW).accessToken().reveal();
    }

    private static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static String signed(String header, String payload, String algorithm, byte[] key) {
        try {
            var input = encode(header) + "." + encode(payload);
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return input + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(input.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A token as whoever holds our own key would sign it. */
    private static String ours(String header, String payload) {
        return signed(header, payload, "HmacSHA256", KEYS.newest().subKey(KeyUse.ACCESS_TOKEN));
    }

    private static Map<String, String> claims() {
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

    private static String json(Map<String, String> claims) {
        return claims.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String with(String claim, String value) {
        var claims = claims();
        claims.put(claim, value);
        return ours(GOOD_HEADER, json(claims));
    }

    private static String without(String claim) {
        var claims = claims();
        claims.remove(claim);
        return ours(GOOD_HEADER, json(claims));
    }

    @Test
    void s11TokenCarriesTheClaimsOfRfc9068AndNothingAboutThePerson() {
        var token = token(issuer);
        assertThat(token.split("\\.", -1)).hasSize(3);
        assertThat(part(token, 0))
                .contains("\"alg\":\"HS256\"", "\"typ\":\"at+jwt\"", "\"kid\":\"k1\"")
                .hasSameSizeAs(GOOD_HEADER);
        var payload = part(token, 1);
        var expected = claims();
        expected.remove("jti");
        expected.forEach(
                (claim, value) -> assertThat(payload.replace("\\/", "/")).contains("\"" + claim + "\":" + value));
        assertThat(payload).containsPattern("\"jti\":\"[A-Za-z0-9_-]{22}\"");
        assertThat(payload.chars().filter(character -> character == ':').count() - 3)
                .as("eight claims, and a colon in each of three addresses")
                .isEqualTo(8);
        assertThat(payload).doesNotContain("canary");
    }

    @Test
    void s1EveryTokenHasAnIdOfItsOwn() {
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 100; round++) {
            assertThat(seen.add(token(issuer))).isTrue();
        }
    }

    @Test
    void tokenSignsInWhomItWasMadeFor() {
        var authenticated = issuer.check(AccessToken.of(token(issuer)), NOW).orElseThrow();
        assertThat(authenticated.accountId()).isEqualTo(ACCOUNT);
        assertThat(authenticated.sessionId()).isEqualTo(SESSION);
        assertThat(authenticated.expiresAt()).isEqualTo(EXPIRY);
    }

    @Test
    void tokenThatTheTestSignsWithOurKeyIsTaken() {
        var token = ours(GOOD_HEADER, json(claims()));
        assertThat(issuer.check(AccessToken.of(token), NOW)).isPresent();
        assertThat(issuer.check(AccessToken.of(with("aud", "[\"" + SITE + "\"]")), NOW))
                .isPresent();
    }

    @Test
    void s11TokenDiesAtItsExpiryToTheMillisecondWithoutSkew() {
        var token = AccessToken.of(token(issuer));
        assertThat(issuer.check(token, EXPIRY.minusMillis(1))).isPresent();
        assertThat(issuer.check(token, EXPIRY)).isEmpty();
        assertThat(issuer.check(token, EXPIRY.plusMillis(1))).isEmpty();
        assertThat(issuer.tokens(session(issuer), NOW).accessExpiresAt()).isEqualTo(EXPIRY);
    }

    @Test
    void clientIsToldTheVerySecondInWhichItsTokenDies() {
        var policy = Policy.DEFAULT.withAccessTokenLifetime(Duration.ofMillis(90_900));
        var odd = new TokenIssuer(KEYS, TokenKeys.hs256(), Site.of("Video", SITE), policy, new SecureRandom());
        var tokens = odd.tokens(session(odd), NOW);
        assertThat(tokens.accessExpiresAt()).isEqualTo(Instant.parse("2026-01-01T00:01:30Z"));
        assertThat(odd.check(tokens.accessToken(), NOW).orElseThrow().expiresAt())
                .isEqualTo(tokens.accessExpiresAt());
    }

    static Stream<Arguments> hostile() throws GeneralSecurityException {
        var payload = json(claims());
        var good = ours(GOOD_HEADER, payload);
        byte[] key = KEYS.newest().subKey(KeyUse.ACCESS_TOKEN);
        var rsa = rsa();
        var stranger = signed(GOOD_HEADER, payload, "HmacSHA256", secret(9));
        var tokens = new ArrayList<Arguments>();
        tokens.add(Arguments.of("empty", ""));
        tokens.add(Arguments.of("blank", "   "));
        tokens.add(Arguments.of("garbage", "garbage"));
        tokens.add(Arguments.of("one dot", "."));
        tokens.add(Arguments.of("two dots", ".."));
        tokens.add(Arguments.of("four dots", "...."));
        tokens.add(Arguments.of("unicode", "é😀.\uD800.例"));
        tokens.add(Arguments.of("control characters", "\u0000.\n.\r"));
        tokens.add(Arguments.of("no base64", "!!!.???.***"));
        tokens.add(Arguments.of("header that is no JSON", ours("nonsense", payload)));
        tokens.add(Arguments.of("header that is an array", ours("[]", payload)));
        tokens.add(Arguments.of("header that is null", ours("null", payload)));
        tokens.add(Arguments.of("empty header", ours("{}", payload)));
        tokens.add(Arguments.of("deep header", ours("[".repeat(1_000), payload)));
        tokens.add(Arguments.of("payload that is no JSON", ours(GOOD_HEADER, "nonsense")));
        tokens.add(Arguments.of("payload that is an array", ours(GOOD_HEADER, "[]")));
        tokens.add(Arguments.of("payload that is null", ours(GOOD_HEADER, "null")));
        tokens.add(Arguments.of("empty payload", ours(GOOD_HEADER, "")));
        tokens.add(Arguments.of("payload without claims", ours(GOOD_HEADER, "{}")));
        tokens.add(Arguments.of("deep payload", ours(GOOD_HEADER, "{\"a\":" + "[".repeat(900))));
        tokens.add(Arguments.of("extra part", good + ".x"));
        tokens.add(Arguments.of("extra dot behind", good + "."));
        tokens.add(Arguments.of("extra dot before", "." + good));
        tokens.add(Arguments.of("scheme before", "Bearer " + good));
        tokens.add(Arguments.of("without signature", good.substring(0, good.lastIndexOf('.'))));
        tokens.add(Arguments.of("with empty signature", good.substring(0, good.lastIndexOf('.') + 1)));
        tokens.add(Arguments.of("truncated signature", good.substring(0, good.length() - 2)));
        tokens.add(Arguments.of("oversized", ours(GOOD_HEADER, with(claims(), "x", "\"" + "x".repeat(2_000) + "\""))));
        tokens.add(Arguments.of("megabyte", "a".repeat(1 << 20)));
        tokens.add(Arguments.of("megabyte of dots", ".".repeat(1 << 20)));
        tokens.add(Arguments.of("signed by a stranger", stranger));
        tokens.add(Arguments.of(
                "signed by another sub-key of ours",
                signed(GOOD_HEADER, payload, "HmacSHA256", KEYS.newest().subKey(KeyUse.REFRESH_TOKEN))));
        tokens.add(Arguments.of("signature of nothing but zeros", zeroSigned(good)));
        for (var algorithm : List.of("none", "None", "NONE", "", "HS257", "hs256", "dir", "A256GCM", "RSA-OAEP")) {
            var header = header("alg", algorithm);
            tokens.add(Arguments.of("alg " + algorithm, ours(header, payload)));
            tokens.add(Arguments.of("alg " + algorithm + " unsigned", encode(header) + "." + encode(payload) + "."));
        }
        for (var algorithm : List.of("HS384", "HS512", "RS256", "PS256", "ES256", "EdDSA", "ES256K")) {
            tokens.add(Arguments.of("alg " + algorithm + " over our HS256", ours(header("alg", algorithm), payload)));
        }
        tokens.add(Arguments.of("HS384 by our key", signed(header("alg", "HS384"), payload, "HmacSHA384", key)));
        tokens.add(Arguments.of("HS512 by our key", signed(header("alg", "HS512"), payload, "HmacSHA512", key)));
        tokens.add(Arguments.of("RS256 by a stranger", rsaSigned(header("alg", "RS256"), payload, rsa)));
        tokens.add(Arguments.of(
                "HS256 with the stranger's public key",
                signed(GOOD_HEADER, payload, "HmacSHA256", rsa.getPublic().getEncoded())));
        for (var kid : List.of("", "k2", "K1", "k1 ", "../k1", "/dev/null", "k1' OR '1'='1", "k1\\u0000")) {
            tokens.add(Arguments.of("kid " + kid, ours(header("kid", kid), payload)));
        }
        tokens.add(Arguments.of("kid missing", ours("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}", payload)));
        tokens.add(Arguments.of("kid null", ours(GOOD_HEADER.replace("\"k1\"", "null"), payload)));
        tokens.add(Arguments.of("kid number", ours(GOOD_HEADER.replace("\"k1\"", "1"), payload)));
        tokens.add(Arguments.of("typ missing", ours("{\"alg\":\"HS256\",\"kid\":\"k1\"}", payload)));
        for (var typ : List.of("JWT", "jwt", "", "dpop+jwt", "application/jwt", "at+jwtx", "id+jwt", "logout+jwt")) {
            tokens.add(Arguments.of("typ " + typ, ours(header("typ", typ), payload)));
        }
        for (var extra : List.of(
                "\"crit\":[\"exp\"]",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"b64\":false",
                "\"jku\":\"https://evil.example/jwks\"",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk\"}",
                "\"x5u\":\"https://evil.example/cert\"",
                "\"x5c\":[\"AAAA\"]",
                "\"x5t\":\"AAAA\"",
                "\"cty\":\"JWT\"",
                "\"zip\":\"DEF\"",
                "\"nonce\":\"x\"")) {
            var header = GOOD_HEADER.replace("}", "," + extra + "}");
            tokens.add(Arguments.of("header with " + extra, ours(header, payload)));
            tokens.add(
                    Arguments.of("stranger's header with " + extra, signed(header, payload, "HmacSHA256", secret(9))));
        }
        for (var claim : claims().keySet()) {
            tokens.add(Arguments.of(claim + " missing", without(claim)));
            tokens.add(Arguments.of(claim + " null", with(claim, "null")));
            tokens.add(Arguments.of(claim + " an object", with(claim, "{}")));
            tokens.add(Arguments.of(claim + " true", with(claim, "true")));
        }
        for (var claim : List.of("iss", "aud", "client_id", "sub", "sid", "jti")) {
            tokens.add(Arguments.of(claim + " a number", with(claim, "1")));
        }
        for (var claim : List.of("iss", "aud", "client_id", "sub", "sid", "iat", "exp")) {
            tokens.add(Arguments.of(claim + " empty", with(claim, "\"\"")));
        }
        for (var claim : List.of("iss", "aud", "client_id")) {
            tokens.add(Arguments.of(claim + " of another site", with(claim, "\"https://evil.example\"")));
            tokens.add(Arguments.of(claim + " with a slash", with(claim, "\"" + SITE + "/\"")));
        }
        tokens.add(Arguments.of("two audiences", with("aud", "[\"" + SITE + "\",\"https://evil.example\"]")));
        tokens.add(Arguments.of("our audience twice", with("aud", "[\"" + SITE + "\",\"" + SITE + "\"]")));
        tokens.add(Arguments.of("no audience", with("aud", "[]")));
        tokens.add(Arguments.of("audience null in a list", with("aud", "[null]")));
        tokens.add(Arguments.of("sub in upper case", with("sub", "\"0190A3C4-89AB-4DEF-8123-456789ABCDEF\"")));
        tokens.add(Arguments.of("sub that is no account id", with("sub", "\"ada@example.org\"")));
        tokens.add(Arguments.of("sid that is no session id", with("sid", "\"session\"")));
        tokens.add(Arguments.of("sid in another spelling", with("sid", "\"AAECAwQFBgcICQoLDA0ODx\"")));
        tokens.add(Arguments.of("exp as text", with("exp", "\"" + EXPIRY.getEpochSecond() + "\"")));
        tokens.add(Arguments.of("exp as a date", with("exp", "\"2026-01-01T00:05:00Z\"")));
        tokens.add(Arguments.of("exp zero", with("exp", "0")));
        tokens.add(Arguments.of("exp negative", with("exp", "-1")));
        tokens.add(Arguments.of("exp not a number", with("exp", "NaN")));
        tokens.add(Arguments.of("exp now", with("exp", String.valueOf(NOW.getEpochSecond()))));
        tokens.add(Arguments.of("iat as text", with("iat", "\"" + NOW.getEpochSecond() + "\"")));
        return tokens.stream();
    }

    private static String with(Map<String, String> claims, String claim, String value) {
        claims.put(claim, value);
        return json(claims);
    }

    private static String header(String name, String value) {
        return GOOD_HEADER.replaceFirst("(\"" + name + "\":\")[^\"]*", "$1" + value.replace("\\", "\\\\"));
    }

    private static String zeroSigned(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43);
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String rsaSigned(String header, String payload, KeyPair pair) throws GeneralSecurityException {
        var input = encode(header) + "." + encode(payload);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(input.getBytes(UTF_8));
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void s11HostileTokenSignsNobodyIn(String what, String token) {
        assertThat(issuer.check(AccessToken.of(token), NOW)).as(what).isEmpty();
    }

    @Test
    void s11NullIsNoToken() {
        assertThat(issuer.check(AccessToken.of(null), NOW)).isEmpty();
        assertThat(AccessToken.of(null).reveal()).isEmpty();
    }

    @Test
    void s11NoOtherSpellingOfATokenIsTaken() {
        var token = token(issuer);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n\u0000é";
        var random = new Random(SEED);
        for (int at = 0; at < token.length(); at++) {
            char other = alphabet.charAt(random.nextInt(alphabet.length()));
            var changed = token.substring(0, at) + other + token.substring(at + 1);
            var longer = token.substring(0, at) + other + token.substring(at);
            var shorter = token.substring(0, at) + token.substring(at + 1);
            var cut = token.substring(0, at);
            for (var forged : List.of(changed, longer, shorter, cut, token + other)) {
                if (!forged.equals(token)) {
                    assertThat(issuer.check(AccessToken.of(forged), NOW))
                            .as("seed %d, <%s>", SEED, forged)
                            .isEmpty();
                }
            }
        }
        for (int last = 0; last < alphabet.length(); last++) {
            var forged = token.substring(0, token.length() - 1) + alphabet.charAt(last);
            assertThat(issuer.check(AccessToken.of(forged), NOW).isPresent())
                    .as("<%s>", forged)
                    .isEqualTo(forged.equals(token));
        }
    }

    @Test
    void tokenOfAnyKeyOfTheRingIsTakenAndOfNoOther() {
        var next = KeyRing.of("k1", secret(1)).withNext("k2", secret(2));
        var rotated = KeyRing.of("k2", secret(2)).withOlder("k1", secret(1));
        var gone = KeyRing.of("k2", secret(2));
        var old = AccessToken.of(token(issuer));
        var made = AccessToken.of(token(issuer(rotated)));
        assertThat(part(made.reveal(), 0)).contains("\"kid\":\"k2\"");
        assertThat(part(token(issuer(next)), 0)).contains("\"kid\":\"k1\"");
        assertThat(issuer(rotated).check(old, NOW)).isPresent();
        assertThat(issuer(next).check(made, NOW)).isPresent();
        assertThat(issuer(gone).check(made, NOW)).isPresent();
        assertThat(issuer(gone).check(old, NOW)).isEmpty();
        assertThat(issuer.check(made, NOW)).isEmpty();
    }

    @Test
    void tokenThatNamesOneKeyAndIsSignedByAnotherIsRefused() {
        var both = issuer(KeyRing.of("k2", secret(2)).withOlder("k1", secret(1)));
        var token = ours(header("kid", "k2"), json(claims()));
        assertThat(both.check(AccessToken.of(token), NOW)).isEmpty();
    }

    @Test
    void tokenOfAnotherSiteUnderTheSameKeyIsRefused() {
        var other = new TokenIssuer(
                KEYS, TokenKeys.hs256(), Site.of("Other", "https://other.example"), Policy.DEFAULT, new SecureRandom());
        assertThat(other.check(AccessToken.of(token(issuer)), NOW)).isEmpty();
    }

    @Test
    void s19TokensCannotBePrinted() {
        var tokens = issuer.tokens(session(issuer), NOW);
        assertThat(tokens.accessToken()).hasToString("AccessToken[hidden]");
        assertThat(tokens.refreshToken()).hasToString("RefreshToken[hidden]");
        assertThat(tokens.toString())
                .doesNotContain(tokens.accessToken().reveal())
                .doesNotContain(tokens.refreshToken().reveal());
    }
}
