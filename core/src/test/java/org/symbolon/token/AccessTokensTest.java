package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.token.TokenForge.ACCOUNT;
import static org.symbolon.token.TokenForge.EXPIRY;
import static org.symbolon.token.TokenForge.KEYS;
import static org.symbolon.token.TokenForge.NOW;
import static org.symbolon.token.TokenForge.SESSION;
import static org.symbolon.token.TokenForge.SITE;
import static org.symbolon.token.TokenForge.claims;
import static org.symbolon.token.TokenForge.json;
import static org.symbolon.token.TokenForge.part;
import static org.symbolon.token.TokenForge.secret;
import static org.symbolon.token.TokenForge.session;
import static org.symbolon.token.TokenForge.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.policy.Policy;

class AccessTokensTest {
    private static final long SEED = 20_251_122L;

    private final TokenIssuer issuer = issuer(KEYS);

    private static TokenIssuer issuer(KeyRing ring) {
        return TokenForge.issuer(TokenKeys.hs256(), ring);
    }

    @ParameterizedTest
    @EnumSource
    void s11TokenCarriesTheClaimsOfRfc9068AndNothingAboutThePerson(TokenForge forge) {
        var token = token(forge.issuer());
        assertThat(token.split("\\.", -1)).hasSize(3);
        assertThat(part(token, 0))
                .contains("\"alg\":\"" + forge.name() + "\"", "\"typ\":\"at+jwt\"", "\"kid\":\"" + forge.kid() + "\"")
                .hasSameSizeAs(forge.header());
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

    @ParameterizedTest
    @EnumSource
    void tokenSignsInWhomItWasMadeFor(TokenForge forge) {
        var minting = forge.issuer();
        for (var checking : List.of(minting, forge.issuer())) {
            var authenticated =
                    checking.check(AccessToken.of(token(minting)), NOW).orElseThrow();
            assertThat(authenticated.accountId()).isEqualTo(ACCOUNT);
            assertThat(authenticated.sessionId()).isEqualTo(SESSION);
            assertThat(authenticated.expiresAt()).isEqualTo(EXPIRY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tokenThatTheTestSignsWithOurKeyIsTaken(TokenForge forge) {
        var checking = forge.issuer();
        assertThat(checking.check(AccessToken.of(forge.good()), NOW)).isPresent();
        assertThat(checking.check(AccessToken.of(forge.with("aud", "[\"" + SITE + "\"]")), NOW))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void s11TokenDiesAtItsExpiryToTheMillisecondWithoutSkew(TokenForge forge) {
        var minting = forge.issuer();
        var token = AccessToken.of(token(minting));
        for (var checking : List.of(minting, forge.issuer())) {
            assertThat(forge.issuer().check(token, EXPIRY)).as("at first sight").isEmpty();
            assertThat(checking.check(token, EXPIRY.minusMillis(1))).isPresent();
            assertThat(checking.check(token, EXPIRY)).isEmpty();
            assertThat(checking.check(token, EXPIRY.plusMillis(1))).isEmpty();
        }
        assertThat(minting.tokens(session(minting), NOW).accessExpiresAt()).isEqualTo(EXPIRY);
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

    @Test
    void tokenOfTheLongestPolicyIsTakenOnANodeWithAShorterOne() {
        var policy = Policy.DEFAULT.withAccessTokenLifetime(Duration.ofMinutes(15));
        var patient = new TokenIssuer(KEYS, TokenKeys.hs256(), Site.of("Video", SITE), policy, new SecureRandom());
        var token = AccessToken.of(token(patient));
        for (var checking : List.of(patient, issuer)) {
            assertThat(checking.check(token, EXPIRY.plus(Duration.ofMinutes(10)).minusMillis(1)))
                    .isPresent();
            assertThat(checking.check(token, EXPIRY.plus(Duration.ofMinutes(10))))
                    .isEmpty();
        }
    }

    @Test
    void s11NullIsNoToken() {
        assertThat(issuer.check(AccessToken.of(null), NOW)).isEmpty();
        assertThat(AccessToken.of(null).reveal()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void s11NoOtherSpellingOfATokenIsTaken(TokenForge forge) {
        var checking = forge.issuer();
        var token = token(checking);
        assertThat(checking.check(AccessToken.of(token), NOW)).isPresent();
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
                    assertThat(checking.check(AccessToken.of(forged), NOW))
                            .as("seed %d, <%s>", SEED, forged)
                            .isEmpty();
                }
            }
        }
        for (int last = 0; last < alphabet.length(); last++) {
            var forged = token.substring(0, token.length() - 1) + alphabet.charAt(last);
            assertThat(checking.check(AccessToken.of(forged), NOW).isPresent())
                    .as("<%s>", forged)
                    .isEqualTo(forged.equals(token));
        }
    }

    /** About every other signature has the greater s before it is lowered. */
    @Test
    void s11EverySignatureOfEs256HasTheSmallerS() {
        var minting = TokenForge.ES256.issuer();
        for (int round = 0; round < 40; round++) {
            var token = token(minting);
            var signature = EcSignature.of(Base64.getUrlDecoder().decode(token.split("\\.", -1)[2]));
            assertThat(signature.isHigh()).isFalse();
            assertThat(TokenForge.ES256.issuer().check(AccessToken.of(token), NOW))
                    .isPresent();
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
        var token = TokenForge.HS256.ours(TokenForge.HS256.header("kid", "k2"), json(claims()));
        assertThat(both.check(AccessToken.of(token), NOW)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tokenOfAnotherSiteUnderTheSameKeyIsRefused(TokenForge forge) {
        var other = new TokenIssuer(
                KEYS, forge.keys(), Site.of("Other", "https://other.example"), Policy.DEFAULT, new SecureRandom());
        assertThat(other.check(AccessToken.of(token(forge.issuer())), NOW)).isEmpty();
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
