package org.symbolon.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    private static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    /** HKDF-SHA-256 of RFC 5869, written down from the RFC, without a salt. */
    private static byte[] hkdf(byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        byte[] pseudoRandom = hmac(new byte[32], secret);
        var output = new ByteArrayOutputStream();
        byte[] block = new byte[0];
        for (int counter = 1; output.size() < length; counter++) {
            var input = new ByteArrayOutputStream();
            input.writeBytes(block);
            input.writeBytes(info);
            input.write(counter);
            block = hmac(pseudoRandom, input.toByteArray());
            output.writeBytes(block);
        }
        return Arrays.copyOf(output.toByteArray(), length);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    @Test
    void theTestsOwnHkdfIsThatOfTheRfc() throws GeneralSecurityException {
        byte[] secret = new byte[22];
        Arrays.fill(secret, (byte) 0x0B);
        assertThat(HexFormat.of().formatHex(hkdf(secret, new byte[0], 42)))
                .as("RFC 5869, appendix A.3")
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @ParameterizedTest
    @CsvSource({
        "CODE, code",
        "LABEL, label",
        "PASS, pass",
        "REFRESH_TOKEN, refresh",
        "ACCESS_TOKEN, access",
        "DEVICE_TOKEN, device",
        "PEPPER, pepper",
        "LEDGER, ledger",
        "UNSUBSCRIBE, unsubscribe"
    })
    void s1SubKeyIsDerivedByHkdfAndNeverChanges(KeyUse use, String info) throws GeneralSecurityException {
        byte[] expected = hkdf(secret(1), ("symbolon/1/" + info).getBytes(StandardCharsets.US_ASCII), 32);
        var key = KeyRing.of("k1", secret(1)).newest();
        assertThat(key.subKey(use)).isEqualTo(expected);
        byte[] message = "message".getBytes(StandardCharsets.US_ASCII);
        assertThat(key.mac(use, message)).isEqualTo(hmac(expected, message));
    }

    @Test
    void s1NoTwoUsesAndNoTwoSecretsShareASubKey() {
        Set<String> seen = new HashSet<>();
        for (int seed = 1; seed <= 20; seed++) {
            for (var use : KeyUse.values()) {
                assertThat(seen.add(HexFormat.of()
                                .formatHex(
                                        KeyRing.of("k1", secret(seed)).newest().subKey(use))))
                        .isTrue();
            }
        }
    }

    @Test
    void theNameTakesNoPartInTheDerivation() {
        assertThat(KeyRing.of("a", secret(1)).newest().subKey(KeyUse.CODE))
                .isEqualTo(KeyRing.of("b", secret(1)).newest().subKey(KeyUse.CODE));
    }

    @ParameterizedTest
    @EnumSource(KeyUse.class)
    void everyUseHasASubKeyThatNobodyCanChange(KeyUse use) {
        var key = KeyRing.of("k1", secret(1)).newest();
        byte[] before = key.subKey(use);
        assertThat(before).hasSize(32);
        Arrays.fill(key.subKey(use), (byte) 0);
        assertThat(key.subKey(use)).isEqualTo(before);
    }

    @Test
    void theCallerMayWipeTheSecret() {
        byte[] secret = secret(7);
        var ring = KeyRing.of("k1", secret);
        byte[] before = ring.newest().subKey(KeyUse.CODE);
        Arrays.fill(secret, (byte) 0);
        assertThat(ring.newest().subKey(KeyUse.CODE)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1", "0", "a.b_c-d", "2026-11-22", "abcdefghijklmnopqrstuvwxyz012345"})
    void nameOfUpTo32PlainCharactersIsTaken(String name) {
        assertThat(KeyRing.of(name, secret(1)).newest().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "K1",
                "k 1",
                "k/1",
                "../k1",
                "-k1",
                ".k1",
                "_k1",
                "k1\n",
                "k\u0131",
                "ké",
                "k$1",
                "abcdefghijklmnopqrstuvwxyz0123456"
            })
    void anyOtherNameIsRefused(String name) {
        assertThatThrownBy(() -> KeyRing.of(name, secret(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("k1, not: " + name);
    }

    @Test
    void secretThatWasNeverFilledIsRefused() {
        assertThatThrownBy(() -> KeyRing.of("k1", new byte[32]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("k1 was never filled");
    }

    @Test
    void secretOfLessThan32BytesIsRefusedWithoutBeingShown() {
        assertThat(KeyRing.of("k1", "x".repeat(64).getBytes(StandardCharsets.US_ASCII))
                        .names())
                .containsExactly("k1");
        byte[] weak = "canary-secret-of-31-bytes-12345".getBytes(StandardCharsets.US_ASCII);
        assertThat(weak).hasSize(31);
        for (byte[] secret : List.of(new byte[0], weak)) {
            assertThatThrownBy(() -> KeyRing.of("k1", secret))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("k1")
                    .hasMessageContaining(secret.length + " bytes")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void noTwoKeysHaveTheSameName() {
        var ring = KeyRing.of("k2", secret(2)).withOlder("k1", secret(1)).withNext("k3", secret(3));
        for (var name : List.of("k1", "k2", "k3")) {
            assertThatThrownBy(() -> ring.withOlder(name, secret(9)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name);
            assertThatThrownBy(() -> ring.withNext(name, secret(9))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(ring.names()).containsExactlyInAnyOrder("k1", "k2", "k3");
    }

    @Test
    void ringOfOneKeyIsNewestAndOldestAtOnce() {
        var ring = KeyRing.of("k1", secret(1));
        assertThat(ring.newest().name()).isEqualTo("k1");
        assertThat(ring.oldest()).isSameAs(ring.newest());
        assertThat(ring.all()).containsExactly(ring.newest());
    }

    @Test
    void rotationMovesTheNewestInItsSecondStepOnlyAndTheOldestNever() {
        var before = KeyRing.of("k1", secret(1));
        var known = before.withNext("k2", secret(2));
        assertThat(known.newest().name()).isEqualTo("k1");
        assertThat(known.oldest().name()).isEqualTo("k1");
        assertThat(known.names()).containsExactlyInAnyOrder("k1", "k2");

        var rotated = KeyRing.of("k2", secret(2)).withOlder("k1", secret(1));
        assertThat(rotated.newest().name()).isEqualTo("k2");
        assertThat(rotated.oldest().name()).isEqualTo("k1");
        assertThat(rotated.names()).containsExactlyInAnyOrder("k1", "k2");

        var knownAgain = rotated.withNext("k3", secret(3));
        assertThat(knownAgain.newest().name()).isEqualTo("k2");
        assertThat(knownAgain.oldest().name()).isEqualTo("k1");

        var rotatedAgain =
                KeyRing.of("k3", secret(3)).withOlder("k2", secret(2)).withOlder("k1", secret(1));
        assertThat(rotatedAgain.newest().name()).isEqualTo("k3");
        assertThat(rotatedAgain.oldest().name()).isEqualTo("k1");

        assertThat(before.names()).as("a ring never changes").containsExactly("k1");
        assertThat(rotated.names()).as("a ring never changes").hasSize(2);
    }

    @Test
    void everyKeyOfTheRingIsFoundThroughoutARotation() {
        byte[] message = "message".getBytes(StandardCharsets.US_ASCII);
        byte[] made = KeyRing.of("k1", secret(1)).newest().mac(KeyUse.CODE, message);
        var rings = List.of(
                KeyRing.of("k1", secret(1)).withNext("k2", secret(2)),
                KeyRing.of("k2", secret(2)).withOlder("k1", secret(1)),
                KeyRing.of("k3", secret(3)).withOlder("k2", secret(2)).withOlder("k1", secret(1)));
        for (var ring : rings) {
            assertThat(ring.require("k1").mac(KeyUse.CODE, message)).isEqualTo(made);
            assertThat(ring.all()).extracting(NamedKey::name).containsExactlyInAnyOrderElementsOf(ring.names());
            assertThat(ring.all())
                    .anySatisfy(key -> assertThat(key.mac(KeyUse.CODE, message)).isEqualTo(made));
        }
    }

    @Test
    void unknownKeyIsAnOutageThatNamesIt() {
        var ring = KeyRing.of("k1", secret(1));
        assertThat(ring.find("k9")).isEmpty();
        assertThatThrownBy(() -> ring.require("k9"))
                .isInstanceOf(UnknownKeyException.class)
                .hasMessageContaining("k9");
    }

    @Test
    void s19NoSecretIsPrinted() {
        byte[] canary = "canary-secret-of-32-bytes-123456".getBytes(StandardCharsets.US_ASCII);
        var ring = KeyRing.of("k1", canary).withOlder("k0", secret(1));
        assertThat(ring).hasToString("KeyRing[k1, k0]");
        assertThat(ring.newest()).hasToString("NamedKey[k1]");
    }

    @Test
    void nobodyCanChangeTheRingFromOutside() {
        var ring = KeyRing.of("k1", secret(1)).withOlder("k0", secret(2));
        assertThatThrownBy(() -> ring.names().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ring.all().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
