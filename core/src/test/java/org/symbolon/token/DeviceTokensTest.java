package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.symbolon.account.DeviceToken;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.policy.Policy;

class DeviceTokensTest {
    private static final long SEED = 20_261_122L;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final Duration LIFE = Duration.ofDays(180);
    private static final AccountId ACCOUNT =
            AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdef").orElseThrow();
    private static final AccountId OTHER =
            AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdee").orElseThrow();
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

    private static DeviceTokens tokens(KeyRing keys) {
        return new DeviceTokens(keys, new SecureRandom());
    }

    private static Client with(String text) {
        return Client.unknown().withDevice(DeviceToken.of(text));
    }

    private String token() {
        return issuer.device(ACCOUNT, 3, Client.unknown(), NOW).reveal();
    }

    private static boolean fits(TokenIssuer issuer, String text) {
        return issuer.knows(with(text), ACCOUNT, 3, NOW);
    }

    private boolean fits(String text) {
        return fits(issuer, text);
    }

    @Test
    void tokenNamesItsDeviceAccountAndVersion() {
        var tokens = tokens(KeyRing.of("k1", secret(1)));
        var token = tokens.mint(ACCOUNT, Long.MAX_VALUE, null, NOW);

        var device = tokens.read(token, NOW).orElseThrow();

        byte[] id = Arrays.copyOf(Base64.getUrlDecoder().decode(token.reveal()), 16);
        assertThat(device)
                .isEqualTo(new KnownDevice(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(id), ACCOUNT, Long.MAX_VALUE));
    }

    @Test
    void tokenFitsItsAccountAndVersionAlone() {
        var client = with(token());

        assertThat(issuer.knows(client, ACCOUNT, 3, NOW)).isTrue();
        assertThat(issuer.knows(client, OTHER, 3, NOW)).isFalse();
        for (long version : new long[] {Long.MIN_VALUE, -3, 0, 2, 4, 3 + (1L << 32), Long.MAX_VALUE}) {
            assertThat(issuer.knows(client, ACCOUNT, version, NOW)).isFalse();
        }
        assertThat(issuer.knows(Client.unknown(), ACCOUNT, 3, NOW)).isFalse();
    }

    @Test
    void tokenWorksFor180DaysAndNotAMillisecondLonger() {
        var client = with(token());

        assertThat(issuer.knows(client, ACCOUNT, 3, NOW.plus(LIFE).minusMillis(1)))
                .isTrue();
        assertThat(issuer.knows(client, ACCOUNT, 3, NOW.plus(LIFE))).isFalse();
        assertThat(issuer.knows(client, ACCOUNT, 3, NOW.plus(LIFE).plusMillis(1)))
                .isFalse();
    }

    @Test
    void tokenWorksWhereTheClockWasSetBack() {
        assertThat(issuer.knows(with(token()), ACCOUNT, 3, NOW.minus(Duration.ofDays(1))))
                .isTrue();
    }

    @Test
    void everyBitThatIsFlippedMakesItWorthless() {
        byte[] bytes = Base64.getUrlDecoder().decode(token());
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(flipped);
            for (var account : List.of(ACCOUNT, OTHER)) {
                assertThat(issuer.knows(with(text), account, 3, NOW))
                        .as("bit %d", bit)
                        .isFalse();
            }
            assertThat(tokens(KeyRing.of("k1", secret(1))).read(DeviceToken.of(text), NOW))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void everySingleCharacterChangeAndTruncationMakesItWorthless() {
        var token = token();
        assertThat(fits(token)).isTrue();
        for (int at = 0; at < token.length(); at++) {
            for (int index = 0; index < 64; index++) {
                var changed = token.substring(0, at) + BASE64URL.charAt(index) + token.substring(at + 1);
                assertThat(fits(changed)).as("<%s> for <%s>", changed, token).isEqualTo(changed.equals(token));
            }
            assertThat(fits(token.substring(0, at))).isFalse();
            assertThat(fits(token.substring(at + 1))).isFalse();
        }
    }

    @Test
    void otherSpellingsOfTheSameBytesAreWorthless() {
        var standard = Base64.getEncoder().withoutPadding();
        int different = 0;
        for (int round = 0; round < 50; round++) {
            var token = token();
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            assertThat(fits(token)).isTrue();
            assertThat(fits(token + "=")).isFalse();
            assertThat(fits(token + " ")).isFalse();
            assertThat(fits("\n" + token)).isFalse();
            var spelt = standard.encodeToString(bytes);
            assertThat(fits(spelt)).isEqualTo(spelt.equals(token));
            different += spelt.equals(token) ? 0 : 1;
            int last = BASE64URL.indexOf(token.charAt(token.length() - 1));
            for (int unused = 1; unused < 4; unused++) {
                var same = token.substring(0, token.length() - 1) + BASE64URL.charAt(last ^ unused);
                assertThat(Base64.getUrlDecoder().decode(same)).isEqualTo(bytes);
                assertThat(fits(same)).isFalse();
            }
        }
        assertThat(different).isPositive();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "garbage", "\u0000", "é", "\uD800", "....", "=", "null"})
    void textThatIsNoDeviceTokenIsWorthless(@Nullable String text) {
        assertThat(issuer.knows(Client.unknown().withDevice(DeviceToken.of(text)), ACCOUNT, 3, NOW))
                .isFalse();
    }

    @Test
    void noTextOfTheRightLengthFitsOrThrows() {
        int length = token().length();
        var random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            while (text.length() < length) {
                text.append(
                        random.nextInt(20) == 0 ? (char) random.nextInt(0x300) : BASE64URL.charAt(random.nextInt(64)));
            }
            assertThat(fits(text.toString()))
                    .as("seed %d, round %d, <%s>", SEED, round, text)
                    .isFalse();
        }
        assertThat(fits("A".repeat(1 << 20))).isFalse();
        assertThat(fits("=".repeat(length))).isFalse();
    }

    @Test
    void tokenOfAnotherKindIsWorthless() {
        var session = issuer.session(ACCOUNT, 3, Client.unknown(), NOW);
        var made = issuer.tokens(session, NOW);
        var device = token();
        byte[] mac = KeyRing.of("k1", secret(1))
                .newest()
                .mac(KeyUse.REFRESH_TOKEN, Arrays.copyOf(Base64.getUrlDecoder().decode(device), 48));
        byte[] forged = Arrays.copyOf(Base64.getUrlDecoder().decode(device), 80);
        System.arraycopy(mac, 0, forged, 48, 32);

        assertThat(fits(made.refreshToken().reveal())).isFalse();
        assertThat(fits(made.accessToken().reveal())).isFalse();
        assertThat(fits(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                .as("the sub-key of refresh tokens")
                .isFalse();
        assertThat(issuer.read(RefreshToken.of(device))).isEmpty();
        assertThat(issuer.check(AccessToken.of(device), NOW)).isEmpty();
    }

    @Test
    void tokenOfAnOlderOrTheNextKeyStillFitsAndOfAKeyThatIsGoneDoesNot() {
        var old = token();
        var rotated = issuer(KeyRing.of("k2", secret(2)).withOlder("k1", secret(1)));
        assertThat(fits(rotated, old)).isTrue();
        var made = rotated.device(ACCOUNT, 3, Client.unknown(), NOW).reveal();
        assertThat(fits(made)).as("by the newest key").isFalse();
        assertThat(fits(issuer(KeyRing.of("k1", secret(1)).withNext("k2", secret(2))), made))
                .isTrue();
        assertThat(fits(issuer(KeyRing.of("k2", secret(2))), old)).isFalse();
        assertThat(fits(issuer(KeyRing.of("k1", secret(9))), old))
                .as("another ring under the same name")
                .isFalse();
    }

    private static String id(String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, 16));
    }

    private String next(String token, AccountId account, long version, Instant now) {
        return issuer.device(account, version, with(token), now).reveal();
    }

    @Test
    void deviceKeepsItsIdWhereItIsOneOfTheAccountAndGetsANewOneElsewhere() {
        var token = token();
        var later = NOW.plus(LIFE).minusMillis(1);
        var next = next(token, ACCOUNT, 3, later);

        assertThat(id(next)).isEqualTo(id(token));
        assertThat(issuer.knows(with(next), ACCOUNT, 3, later.plus(LIFE).minusMillis(1)))
                .as("for 180 days again")
                .isTrue();
        assertThat(id(next(token, ACCOUNT, 4, NOW)))
                .as("under the next version")
                .isEqualTo(id(token));
        assertThat(id(next(token, OTHER, 3, NOW))).as("of another account").isNotEqualTo(id(token));
        assertThat(id(next(token, ACCOUNT, 3, NOW.plus(LIFE)))).as("too old").isNotEqualTo(id(token));
        assertThat(id(next("A".repeat(107), ACCOUNT, 3, NOW))).as("forged").isNotEqualTo("A".repeat(22) + "==");
    }

    @Test
    void s1DeviceIdsAre128RandomBits() {
        Set<String> ids = new HashSet<>();
        int[] ones = new int[128];
        for (int round = 0; round < 4_000; round++) {
            byte[] bytes = Base64.getUrlDecoder().decode(token());
            for (int bit = 0; bit < 128; bit++) {
                ones[bit] += bytes[bit / 8] >> bit % 8 & 1;
            }
            assertThat(ids.add(id(token()))).isTrue();
        }
        assertThat(Arrays.stream(ones).boxed())
                .allSatisfy(count -> assertThat(count).as("half of the times").isBetween(1_700, 2_300));
    }
}
