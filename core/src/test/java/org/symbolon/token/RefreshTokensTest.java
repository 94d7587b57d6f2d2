package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.SessionId;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.key.UnknownKeyException;
import org.symbolon.policy.Policy;
import org.symbolon.store.SessionRecord;

/** Refresh and device tokens, and the sessions they are made for. */
class RefreshTokensTest {
    private static final long SEED = 20_251_122L;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final AccountId ACCOUNT =
            AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdef").orElseThrow();
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final TokenIssuer issuer = issuer(KeyRing.of("k1", secret(1)));

    private static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    private static TokenIssuer issuer(KeyRing keys) {
        return new TokenIssuer(
                keys, TokenKeys.hs256(), Site.of("Video", "https://video.example"), Policy.DEFAULT, new SecureRandom());
    }

    private static SessionRecord session(TokenIssuer issuer) {
        return issuer.session(ACCOUNT, 3, Client.unknown().withUserAgent("Browser/1"), NOW);
    }

    private static String refreshToken(TokenIssuer issuer, SessionRecord session) {
        return issuer.tokens(session, NOW).refreshToken().reveal();
    }

    @Test
    void sessionBeginsWithItsFirstTokenAndEndsWhenThePolicySays() {
        var session = session(issuer);
        assertThat(session.account()).isEqualTo(ACCOUNT);
        assertThat(session.version()).isEqualTo(3);
        assertThat(session.generation()).isEqualTo(1);
        assertThat(session.keyName()).isEqualTo("k1").isEqualTo(issuer.newestKey());
        assertThat(session.createdAt()).isEqualTo(NOW);
        assertThat(session.rotatedAt()).isEqualTo(NOW);
        assertThat(session.idleAt()).isEqualTo(NOW.plus(Duration.ofDays(7))).isEqualTo(issuer.idleAt(NOW));
        assertThat(session.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(session.userAgent()).isEqualTo("Browser/1");
        assertThat(session(issuer).id()).isNotEqualTo(session.id());
    }

    @Test
    void refreshTokenNamesItsSessionAndGeneration() {
        var session = session(issuer);
        assertThat(issuer.read(RefreshToken.of(refreshToken(issuer, session))))
                .contains(new PresentedToken(session.id(), 1));
        var rotated = session.rotated("k1", NOW, NOW);
        assertThat(issuer.read(RefreshToken.of(refreshToken(issuer, rotated))))
                .contains(new PresentedToken(session.id(), 2));
    }

    @Test
    void s10TokenThatIsMintedAgainForTheSameSessionIsTheSame() {
        var session = session(issuer);
        assertThat(refreshToken(issuer, session)).isEqualTo(refreshToken(issuer, session));
        var later = issuer(KeyRing.of("k2", secret(2)).withOlder("k1", secret(1)));
        assertThat(refreshToken(later, session))
                .as("a new key does not change the child of a session under the old one")
                .isEqualTo(refreshToken(issuer, session));
    }

    @Test
    void s1TokensDifferBySessionGenerationAndKey() {
        var both = issuer(KeyRing.of("k2", secret(2)).withOlder("k1", secret(1)));
        var session = session(both);
        Set<String> seen = new HashSet<>();
        seen.add(refreshToken(both, session));
        seen.add(refreshToken(both, session.rotated("k2", NOW, NOW)));
        seen.add(refreshToken(both, session.rotated("k1", NOW, NOW)));
        seen.add(refreshToken(both, session(both)));
        assertThat(seen).hasSize(4);
    }

    @Test
    void s10EverySingleCharacterChangeAndTruncationIsRefused() {
        var token = refreshToken(issuer, session(issuer));
        for (int at = 0; at < token.length(); at++) {
            for (int index = 0; index < 64; index++) {
                var changed = token.substring(0, at) + BASE64URL.charAt(index) + token.substring(at + 1);
                assertThat(issuer.read(RefreshToken.of(changed)).isPresent())
                        .as("<%s> for <%s>", changed, token)
                        .isEqualTo(changed.equals(token));
            }
            assertThat(issuer.read(RefreshToken.of(token.substring(0, at)))).isEmpty();
            assertThat(issuer.read(RefreshToken.of(token.substring(at + 1)))).isEmpty();
            assertThat(issuer.read(RefreshToken.of(token.substring(0, at) + "=" + token.substring(at + 1))))
                    .isEmpty();
        }
        for (var longer : List.of(token + "A", "A" + token, token + "=", token + "==", token + " ", " " + token)) {
            assertThat(issuer.read(RefreshToken.of(longer))).isEmpty();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "garbage", "\u0000", "é", "\uD800", "....", "=", "null"})
    void s10TextThatIsNoRefreshTokenIsRefused(@Nullable String text) {
        assertThat(issuer.read(RefreshToken.of(text))).isEmpty();
    }

    @Test
    void s10NoTextOfTheRightLengthIsTakenOrThrows() {
        int length = refreshToken(issuer, session(issuer)).length();
        var random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            while (text.length() < length) {
                text.append(
                        random.nextInt(20) == 0 ? (char) random.nextInt(0x300) : BASE64URL.charAt(random.nextInt(64)));
            }
            if (random.nextBoolean()) {
                text.replace(length - 1 - random.nextInt(4), length, "====");
                text.setLength(length);
            }
            assertThat(issuer.read(RefreshToken.of(text.toString())))
                    .as("seed %d, round %d, <%s>", SEED, round, text)
                    .isEmpty();
        }
        assertThat(issuer.read(RefreshToken.of("A".repeat(1 << 20)))).isEmpty();
        assertThat(issuer.read(RefreshToken.of("=".repeat(length)))).isEmpty();
    }

    @Test
    void s10TokenOfAnotherSecretIsRefused() {
        var stranger = issuer(KeyRing.of("k1", secret(9)));
        assertThat(issuer.read(RefreshToken.of(refreshToken(stranger, session(stranger)))))
                .isEmpty();
    }

    @Test
    void tokenOfAnOlderOrTheNextKeyIsStillReadAndOfAKeyThatIsGoneIsNot() {
        var session = session(issuer);
        var old = RefreshToken.of(refreshToken(issuer, session));
        var rotated = issuer(KeyRing.of("k2", secret(2)).withOlder("k1", secret(1)));
        assertThat(rotated.read(old)).contains(new PresentedToken(session.id(), 1));
        var made = RefreshToken.of(refreshToken(rotated, session(rotated)));
        assertThat(issuer(KeyRing.of("k1", secret(1)).withNext("k2", secret(2))).read(made))
                .isPresent();
        assertThat(issuer(KeyRing.of("k2", secret(2))).read(old)).isEmpty();
    }

    @Test
    void sessionUnderAnUnknownKeyIsAnOutage() {
        var session = session(issuer(KeyRing.of("k9", secret(9))));
        assertThatThrownBy(() -> issuer.tokens(session, NOW)).isInstanceOf(UnknownKeyException.class);
    }

    @Test
    void generationMayGrowToItsLimit() {
        var session = session(issuer);
        var late = new SessionRecord(
                SessionId.of(new byte[16]),
                ACCOUNT,
                1,
                Integer.MAX_VALUE,
                "k1",
                NOW,
                NOW,
                session.idleAt(),
                session.expiresAt(),
                "");
        assertThat(issuer.read(RefreshToken.of(refreshToken(issuer, late))))
                .contains(new PresentedToken(late.id(), Integer.MAX_VALUE));
    }

    @Test
    void s1DeviceTokenHas128RandomBitsAndDiffersEachTime() {
        Set<String> seen = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int round = 0; round < 500; round++) {
            var text = issuer.device(ACCOUNT, 1, Client.unknown(), NOW).reveal();
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            assertThat(text).matches("[A-Za-z0-9_-]{107}");
            assertThat(bytes).hasSize(16 + 16 + 8 + 8 + 32);
            assertThat(seen.add(text)).isTrue();
            assertThat(ids.add(text.substring(0, 20))).isTrue();
        }
    }
}
