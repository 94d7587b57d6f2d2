package org.symbolon.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handles, digests, session and account ids, device tokens: what is drawn at random and comes back from outside. */
class IdentifierTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 43 characters: 256 bits, whose last character carries two bits that must be zero. */
    private static final String HANDLE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private static byte[] sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            bytes[index] = (byte) index;
        }
        return bytes;
    }

    @Test
    void s1HandleHas256BitsAndIsDrawnAnewEachTime() {
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 1_000; round++) {
            var text = Handle.random(RANDOM).reveal();
            assertThat(Base64.getUrlDecoder().decode(text)).hasSize(32);
            assertThat(text).hasSize(43).matches("[A-Za-z0-9_-]+");
            assertThat(seen.add(text)).isTrue();
        }
    }

    @Test
    void handleComesBackAsItWasGiven() {
        var handle = Handle.random(RANDOM);
        assertThat(Handle.of(handle.reveal()).reveal()).isEqualTo(handle.reveal());
        assertThat(Handle.of(handle.reveal()).digest()).isEqualTo(handle.digest());
    }

    @Test
    void s6DigestIsTheSha256OfTheHandle() throws NoSuchAlgorithmException {
        var digest = Handle.of(HANDLE).digest();
        assertThat(digest.bytes()).isEqualTo(sha256(counting(32)));
        assertThat(digest.value())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(counting(32))));
        assertThat(digest).hasToString(digest.value()).isEqualTo(new HandleDigest(digest.value()));
        assertThat(digest.value()).isNotEqualTo(HANDLE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8A",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh-",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh+",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH =",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh\uD800",
                "ＡAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "\u0000AECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
            })
    void textThatWasNeverAHandleOpensNothingAndNeverThrows(@Nullable String text) {
        assertThat(Handle.of(text).reveal()).isEmpty();
        assertThat(Handle.of(text).digest()).isEqualTo(Handle.of(null).digest());
        assertThat(Handle.of(text).digest()).isNotEqualTo(Handle.of(HANDLE).digest());
    }

    @Test
    void megabyteIsNoHandle() {
        assertThat(Handle.of("A".repeat(1 << 20)).reveal()).isEmpty();
    }

    @Test
    void onlyOneSpellingOfAHandleIsTaken() {
        var spellings = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .mapToObj(last -> HANDLE.substring(0, 42) + (char) last)
                .filter(text -> !Handle.of(text).reveal().isEmpty())
                .toList();
        assertThat(spellings).hasSize(16).contains(HANDLE);
    }

    @Test
    void s19HandleCannotBePrintedOrCompared() {
        assertThat(Handle.of(HANDLE)).hasToString("Handle[hidden]").isNotEqualTo(Handle.of(HANDLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9"})
    void digestThatIsNoneIsRefused(String value) {
        assertThatThrownBy(() -> new HandleDigest(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("43 characters");
    }

    @Test
    void s1SessionIdHas128BitsAndIsDrawnAnewEachTime() {
        Set<SessionId> seen = new HashSet<>();
        for (int round = 0; round < 1_000; round++) {
            var id = SessionId.random(RANDOM);
            assertThat(id.bytes()).hasSize(16);
            assertThat(SessionId.parse(id.value())).contains(id);
            assertThat(SessionId.of(id.bytes())).isEqualTo(id);
            assertThat(id).hasToString(id.value());
            assertThat(seen.add(id)).isTrue();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "AAECAwQFBgcICQoLDA0OD",
                "AAECAwQFBgcICQoLDA0ODwA",
                "AAECAwQFBgcICQoLDA0ODx",
                "AAECAwQFBgcICQoLDA0OD=",
                "AAECAwQFBgcICQoLDA0O==",
                "AAECAwQFBgcICQoLDA0O/w",
                " AECAwQFBgcICQoLDA0ODw",
                "AAECAwQFBgcICQoLDA0OD\uDC00"
            })
    void textThatIsNoSessionIdIsNone(@Nullable String text) {
        assertThat(SessionId.parse(text)).isEmpty();
    }

    @Test
    void sessionIdOfTheWrongLengthIsRefused() {
        assertThat(SessionId.parse("AAECAwQFBgcICQoLDA0ODw"))
                .map(SessionId::bytes)
                .contains(counting(16));
        assertThat(SessionId.parse("A".repeat(1 << 20))).isEmpty();
        assertThatThrownBy(() -> new SessionId("x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionId.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void s1AccountIdIsARandomUuidOfVersion4() {
        Set<AccountId> seen = new HashSet<>();
        long ones = 0;
        long zeros = 0;
        for (int round = 0; round < 1_000; round++) {
            var id = AccountId.random(RANDOM);
            assertThat(id.value().version()).isEqualTo(4);
            assertThat(id.value().variant()).isEqualTo(2);
            assertThat(seen.add(id)).isTrue();
            ones |= id.value().getMostSignificantBits();
            zeros |= ~id.value().getMostSignificantBits();
        }
        assertThat(ones).isEqualTo(~0xB000L);
        assertThat(zeros).isEqualTo(~0x4000L);
    }

    @Test
    void accountIdIsReadInItsOneSpelling() {
        var id = new AccountId(UUID.fromString("0190a3c4-89ab-4def-8123-456789abcdef"));
        assertThat(AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdef")).contains(id);
        assertThat(id).hasToString("0190a3c4-89ab-4def-8123-456789abcdef");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0190A3C4-89AB-4DEF-8123-456789ABCDEF",
                "0190a3c489ab4def8123456789abcdef",
                "{0190a3c4-89ab-4def-8123-456789abcdef}",
                "0190a3c4-89ab-4def-8123-456789abcdef\n",
                " 0190a3c4-89ab-4def-8123-456789abcdef",
                "0190a3c4-89ab-4def-8123-456789abcdeg",
                "0190a3c4-89ab-4def-8123-456789abcde\u0661",
                "0190a3c4-89ab-4def-8123-456789abcdef0"
            })
    void textThatIsNoAccountIdIsNone(@Nullable String text) {
        assertThat(AccountId.parse(text)).isEmpty();
    }

    @Test
    void deviceTokenIsHandedOnUnreadAndCannotBePrintedOrCompared() {
        assertThat(DeviceToken.of("anything \u0000 at all").reveal()).isEqualTo("anything \u0000 at all");
        assertThat(DeviceToken.of(null).reveal()).isEmpty();
        assertThat(DeviceToken.of("x")).hasToString("DeviceToken[hidden]").isNotEqualTo(DeviceToken.of("x"));
    }

    @Test
    void deviceTokenLongerThanAnyOfOursIsKeptAsNone() {
        assertThat(DeviceToken.of("x".repeat(256)).reveal()).hasSize(256);
        assertThat(DeviceToken.of("x".repeat(257)).reveal()).isEmpty();
        assertThat(DeviceToken.of("x".repeat(1 << 20)).reveal()).isEmpty();
    }

    @Test
    void digestOfWhatIsNoHandleIsThatOfNothing() throws NoSuchAlgorithmException {
        assertThat(Handle.of("garbage").digest().bytes()).isEqualTo(sha256("".getBytes(StandardCharsets.US_ASCII)));
    }
}
