package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.policy.Policy;

class UnsubscribeTokensTest {
    private static final long SEED = 20_260_301L;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final AccountId ACCOUNT =
            AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdef").orElseThrow();
    private static final AccountId OTHER =
            AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdee").orElseThrow();
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final SecureRandom random = new SecureRandom();
    private final KeyRing keys = KeyRing.of("k1", secret(1));
    private final TokenIssuer issuer = issuer(keys);

    private static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    private static TokenIssuer issuer(KeyRing keys) {
        return new TokenIssuer(
                keys, TokenKeys.hs256(), Site.of("Video", "https://video.example"), Policy.DEFAULT, new SecureRandom());
    }

    private static String minted(TokenIssuer issuer) {
        return issuer.unsubscribe(ACCOUNT).reveal();
    }

    private boolean isTaken(String text) {
        return issuer.read(UnsubscribeToken.of(text)).isPresent();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What would be a token if the use's sub-key were the one for unsubscribing. */
    private String madeFor(KeyUse use) {
        return encode(ByteBuffer.allocate(48)
                .put(ACCOUNT.bytes())
                .put(keys.newest().mac(use, ACCOUNT.bytes()))
                .array());
    }

    @Test
    void s22TokenNamesItsAccountAndNobodyElse() {
        assertThat(issuer.read(issuer.unsubscribe(ACCOUNT))).contains(ACCOUNT);
        assertThat(issuer.read(issuer.unsubscribe(OTHER))).contains(OTHER);
        assertThat(minted(issuer)).matches("[A-Za-z0-9_-]{64}");
    }

    @Test
    void tokenIsTheIdAndItsHmacUnderTheSubKeyForUnsubscribing() {
        assertThat(minted(issuer)).isEqualTo(madeFor(KeyUse.UNSUBSCRIBE));
    }

    @Test
    void s22TokenThatIsMintedAgainIsTheSameAndDiffersByAccountAndKey() {
        assertThat(minted(issuer)).isEqualTo(minted(issuer));
        Set<String> seen = new HashSet<>();
        seen.add(minted(issuer));
        seen.add(issuer.unsubscribe(OTHER).reveal());
        seen.add(minted(issuer(KeyRing.of("k1", secret(2)))));
        assertThat(seen).hasSize(3);
    }

    @Test
    void s22EveryFlippedBitIsRefused() {
        byte[] genuine = Base64.getUrlDecoder().decode(minted(issuer));
        for (int bit = 0; bit < genuine.length * 8; bit++) {
            byte[] flipped = genuine.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(isTaken(encode(flipped))).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void s22EverySingleCharacterChangeAndTruncationIsRefused() {
        var token = minted(issuer);
        for (int at = 0; at < token.length(); at++) {
            for (int index = 0; index < 64; index++) {
                var changed = token.substring(0, at) + BASE64URL.charAt(index) + token.substring(at + 1);
                assertThat(isTaken(changed)).as("<%s> for <%s>", changed, token).isEqualTo(changed.equals(token));
            }
            assertThat(isTaken(token.substring(0, at))).isFalse();
            assertThat(isTaken(token.substring(at + 1))).isFalse();
            assertThat(isTaken(token.substring(0, at) + "=" + token.substring(at + 1)))
                    .isFalse();
        }
    }

    @Test
    void s22TokenHasOneSpellingOnly() {
        var account = Stream.generate(() -> AccountId.random(random))
                .filter(each -> issuer.unsubscribe(each).reveal().matches(".*[-_].*"))
                .findFirst()
                .orElseThrow();
        var token = issuer.unsubscribe(account).reveal();
        assertThat(isTaken(token)).isTrue();
        for (var other : List.of(
                token.replace('-', '+').replace('_', '/'),
                token + "=",
                token + "==",
                token + "A",
                token + " ",
                " " + token,
                token + "\n",
                token + "/")) {
            assertThat(isTaken(other)).as("<%s>", other).isFalse();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "garbage", "\u0000", "é", "\uD800", "....", "=", "null"})
    void s22TextThatIsNoTokenIsRefused(@Nullable String text) {
        assertThat(issuer.read(UnsubscribeToken.of(text))).isEmpty();
    }

    @Test
    void s22NoTextOfTheRightLengthIsTakenOrThrows() {
        var random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            while (text.length() < 64) {
                text.append(
                        random.nextInt(20) == 0 ? (char) random.nextInt(0x300) : BASE64URL.charAt(random.nextInt(64)));
            }
            if (random.nextBoolean()) {
                int padding = random.nextInt(4);
                text.setLength(64 - padding);
                text.append("=".repeat(padding));
            }
            assertThat(isTaken(text.toString()))
                    .as("seed %d, round %d, <%s>", SEED, round, text)
                    .isFalse();
        }
        assertThat(isTaken("A".repeat(1 << 20))).isFalse();
        assertThat(isTaken("A".repeat(64))).isFalse();
        assertThat(isTaken("=".repeat(64))).isFalse();
    }

    @Test
    void s22TokenOfAnotherRingIsRefused() {
        assertThat(isTaken(minted(issuer(KeyRing.of("k1", secret(9)))))).isFalse();
    }

    @Test
    void s22TokenOfAnOlderOrTheNextKeyIsTakenAndOfAKeyThatIsGoneIsNot() {
        var old = UnsubscribeToken.of(minted(issuer));
        var rotated =
                issuer(KeyRing.of("k3", secret(3)).withOlder("k2", secret(2)).withOlder("k1", secret(1)));
        assertThat(rotated.read(old)).contains(ACCOUNT);
        var made = UnsubscribeToken.of(minted(rotated));
        assertThat(made.reveal()).as("minted under the newest").isEqualTo(minted(issuer(KeyRing.of("k3", secret(3)))));
        assertThat(issuer(KeyRing.of("k1", secret(1)).withNext("k3", secret(3))).read(made))
                .contains(ACCOUNT);
        assertThat(issuer(KeyRing.of("k3", secret(3))).read(old)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = KeyUse.class, mode = EnumSource.Mode.EXCLUDE, names = "UNSUBSCRIBE")
    void s22MacOfAnotherUseUnsubscribesNobody(KeyUse use) {
        assertThat(isTaken(madeFor(use))).isFalse();
    }

    @Test
    void s22NoOtherKindOfTokenUnsubscribesAndThisOneDoesNothingElse() {
        var session = issuer.session(ACCOUNT, 1, Client.unknown(), NOW);
        var tokens = issuer.tokens(session, NOW);
        assertThat(isTaken(tokens.refreshToken().reveal())).isFalse();
        assertThat(isTaken(tokens.accessToken().reveal())).isFalse();
        var device = issuer.device(ACCOUNT, 1, Client.unknown(), NOW).reveal();
        assertThat(isTaken(device)).isFalse();
        for (var other : List.of(tokens.refreshToken().reveal(), device)) {
            assertThat(isTaken(other.substring(0, 64))).isFalse();
            assertThat(isTaken(other.substring(other.length() - 64))).isFalse();
        }

        var token = minted(issuer);
        assertThat(issuer.read(RefreshToken.of(token))).isEmpty();
        assertThat(issuer.check(AccessToken.of(token), NOW)).isEmpty();
        assertThat(issuer.knows(Client.unknown().withDevice(DeviceToken.of(token)), ACCOUNT, 1, NOW))
                .isFalse();
    }

    @Test
    void tokenCannotBePrinted() {
        assertThat(issuer.unsubscribe(ACCOUNT)).hasToString("UnsubscribeToken[hidden]");
    }
}
