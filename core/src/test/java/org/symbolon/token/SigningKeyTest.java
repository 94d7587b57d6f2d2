package org.symbolon.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of the files were made by openssl 3.0; those without a telling name are all one key. */
class SigningKeyTest {
    private static final long SEED = 20_251_122L;
    private static final char[] PASSWORD = "secret".toCharArray();

    private static String file(String name) {
        try (var file = SigningKeyTest.class.getResourceAsStream("keys/" + name + ".pem")) {
            return new String(file.readAllBytes(), US_ASCII);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String jwk() {
        return TokenForge.jwk("e1", TokenForge.PAIR).toJSONString();
    }

    private static String jwk(String member, Object value) throws Exception {
        var jwk = JSONObjectUtils.parse(jwk());
        jwk.put(member, value);
        return JSONObjectUtils.toJSONString(jwk);
    }

    private static String jwkWithout(String member) throws Exception {
        var jwk = JSONObjectUtils.parse(jwk());
        jwk.remove(member);
        return JSONObjectUtils.toJSONString(jwk);
    }

    /** RFC 7638, written down from the RFC. */
    private static String thumbprint(ECKey key) throws GeneralSecurityException {
        var members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + key.getX() + "\",\"y\":\"" + key.getY() + "\"}";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes(US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static void signsAndVerifies(SigningKey key) {
        var issuer = TokenForge.issuer(TokenKeys.es256(key), TokenForge.KEYS);
        var token = TokenForge.token(issuer);
        assertThat(TokenForge.part(token, 0)).contains("\"kid\":\"" + key.name() + "\"");
        assertThat(TokenForge.issuer(TokenKeys.es256(key), TokenForge.KEYS)
                        .check(AccessToken.of(token), TokenForge.NOW))
                .isPresent();
    }

    private static Key privateKey(String name, String algorithm) throws GeneralSecurityException {
        var base64 = file(name).replaceAll("-----[^-]*-----", "");
        return KeyFactory.getInstance(algorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }

    private static Certificate certificate(String name) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(file(name).getBytes(US_ASCII)));
    }

    private static KeyStore keyStore(Key key, Certificate certificate) throws Exception {
        var keyStore = KeyStore.getInstance("PKCS12");
        keyStore.load(null, null);
        keyStore.setKeyEntry("tokens", key, PASSWORD, new Certificate[] {certificate});
        keyStore.setCertificateEntry("alone", certificate);
        return keyStore;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs8", "pkcs8-without-public", "sec1", "sec1-without-public", "sec1-with-parameters"})
    void pemOfOneKeyIsReadInEverySpellingAndNamedByItsThumbprint(String name) throws Exception {
        var key = SigningKey.fromPem(file(name));
        assertThat(key.name())
                .isEqualTo(thumbprint(key.publicPart()))
                .isEqualTo(SigningKey.fromPem(file("pkcs8")).name());
        assertThat(key.publicPart().toECPublicKey())
                .isEqualTo(certificate("certificate").getPublicKey());
        signsAndVerifies(key);
        signsAndVerifies(SigningKey.fromPem("A remark above.\n" + file(name).replace("\n", "\r\n") + "\nAnd below."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs8", "sec1-with-parameters"})
    void pemIsReadAsSettingsAndEditorsSpellIt(String name) {
        var expected = SigningKey.fromPem(file(name)).name();
        for (var text : List.of(
                "\uFEFF" + file(name), file(name).indent(4), file(name).strip().replace("\n", "\\n"))) {
            assertThat(SigningKey.fromPem(text).name()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "encrypted-pkcs8, is encrypted",
        "encrypted-sec1, is encrypted",
        "rsa-pkcs8, of another kind",
        "rsa-pkcs1, of another kind",
        "ed25519, of another kind",
        "p384-sec1, not name P-256",
        "p384-pkcs8, not name P-256",
        "explicit-curve, openssl ec -in key.pem -param_enc named_curve",
        "public, only the public part",
        "certificate, only the public part"
    })
    void pemOfAnythingElseIsRefusedWithWhatToDo(String name, String message) {
        refuses(() -> SigningKey.fromPem(file(name)), file(name), message);
        refuses(() -> SigningKey.fromPem(file(name)), file(name), "openssl genpkey -algorithm EC");
    }

    private static void refuses(ThrowingCallable reading, String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(reading)
                .withMessageContaining(message)
                .withNoCause()
                .satisfies(refused -> assertThat(quotes(String.valueOf(refused.getMessage()), text))
                        .as("a piece of the key in: %s", refused.getMessage())
                        .isFalse());
    }

    /** Whether twelve characters in a row of what was read, that look like a key, are in the message. */
    private static boolean quotes(String message, String text) {
        for (int at = 0; at + 12 <= text.length(); at++) {
            var piece = text.substring(at, at + 12);
            if (piece.matches("[A-Za-z0-9+/_-]*[0-9+/_][A-Za-z0-9+/_-]*") && message.contains(piece)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void pemOfNoKeyOrOfTwoIsRefused() {
        refuses(() -> SigningKey.fromPem(""), "", "has no key");
        refuses(() -> SigningKey.fromPem("key.pem"), "", "has no key");
        var parameters = file("sec1-with-parameters")
                .substring(0, file("sec1-with-parameters").indexOf("-----BEGIN EC PRIV"));
        refuses(() -> SigningKey.fromPem(parameters), parameters, "has no key");
        var two = file("pkcs8") + file("other-pkcs8");
        refuses(() -> SigningKey.fromPem(two), two, "more than the one private key");
        var chain = file("pkcs8") + file("certificate");
        refuses(() -> SigningKey.fromPem(chain), chain, "more than the one private key");
    }

    @Test
    void pemWhosePublicPartIsOfAnotherKeyIsRefused() {
        var lines = file("pkcs8").lines().toList();
        byte[] mine = Base64.getMimeDecoder().decode(String.join("", lines.subList(1, lines.size() - 1)));
        var others = file("other-pkcs8").lines().toList();
        byte[] other = Base64.getMimeDecoder().decode(String.join("", others.subList(1, others.size() - 1)));
        assertThat(mine).hasSameSizeAs(other);
        System.arraycopy(other, other.length - 64, mine, mine.length - 64, 64);
        var mixed = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(mine)
                + "\n-----END PRIVATE KEY-----\n";
        refuses(() -> SigningKey.fromPem(mixed), mixed, "do not belong together");
    }

    /** Whatever a slip of the hand makes of a file is a key that works, or is refused without being shown. */
    @ParameterizedTest
    @MethodSource("texts")
    void damagedTextIsRefusedWithoutBeingShown(String text, boolean isPem) {
        var random = new Random(SEED);
        for (int at = 0; at < text.length(); at += 1 + random.nextInt(3)) {
            var other = (char) (32 + random.nextInt(95));
            for (var damaged : Stream.of(
                            text.substring(0, at),
                            text.substring(at),
                            text.substring(0, at) + other + text.substring(at + 1),
                            text.substring(0, at) + text.substring(at + 1))
                    .toList()) {
                try {
                    signsAndVerifies(isPem ? SigningKey.fromPem(damaged) : SigningKey.fromJwk(damaged));
                } catch (IllegalArgumentException refused) {
                    assertThat(quotes(String.valueOf(refused.getMessage()), damaged))
                            .as("seed %d, at %d: %s", SEED, at, refused.getMessage())
                            .isFalse();
                    assertThat(refused).hasNoCause();
                }
            }
        }
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(file("pkcs8"), true),
                Arguments.of(file("sec1-without-public"), true),
                Arguments.of(jwk(), false));
    }

    @Test
    void jwkKeepsItsKidAndWithoutOneIsNamedByItsThumbprint() throws Exception {
        assertThat(SigningKey.fromJwk(jwk()).name()).isEqualTo("e1");
        var unnamed = SigningKey.fromJwk(jwkWithout("kid"));
        assertThat(unnamed.name()).isEqualTo(thumbprint(unnamed.publicPart()));
        signsAndVerifies(SigningKey.fromJwk(jwk("use", "sig")));
        signsAndVerifies(SigningKey.fromJwk(jwk("alg", "ES256")));
        signsAndVerifies(SigningKey.fromJwk(jwk("key_ops", List.of("sign"))));
        signsAndVerifies(SigningKey.fromJwk(jwk("kid", "k".repeat(128))));
        signsAndVerifies(SigningKey.fromJwk(jwk("kid", "urn:ietf:params:oauth:jwk-thumbprint:sha-256:abc_-=+/@~")));
    }

    @Test
    void jwkThatIsNotOneForSigningWithEs256IsRefused() throws Exception {
        refuses(() -> SigningKey.fromJwk(jwk("use", "enc")), jwk(), "not for signing");
        refuses(() -> SigningKey.fromJwk(jwk("alg", "ES384")), jwk(), "not for signing");
        refuses(() -> SigningKey.fromJwk(jwk("alg", "ECDH-ES")), jwk(), "not for signing");
        refuses(() -> SigningKey.fromJwk(jwk("key_ops", List.of("verify"))), jwk(), "not for signing");
        refuses(() -> SigningKey.fromJwk(jwkWithout("d")), jwk(), "only the public part");
        refuses(() -> SigningKey.fromJwk(jwkWithout("x")), jwk(), "no JWK of an EC key");
        refuses(() -> SigningKey.fromJwk(jwk("kty", "RSA")), jwk(), "no JWK of an EC key");
        refuses(() -> SigningKey.fromJwk(jwk("crv", "P-384")), jwk(), "EC key");
        refuses(() -> SigningKey.fromJwk("{\"keys\":[" + jwk() + "]}"), jwk(), "no JWK of an EC key");
        refuses(() -> SigningKey.fromJwk("{\"kty\":\"oct\",\"k\":\"AAAA\"}"), "", "no JWK of an EC key");
        var p384 = new ECKey.Builder(Curve.P_384, (ECPublicKey)
                        certificate("p384-certificate").getPublicKey())
                .build()
                .toJSONString();
        refuses(() -> SigningKey.fromJwk(p384), p384, "not an EC key on P-256");
        for (var text : Stream.of("", " ", "null", "[]", "{}", "jwk", "\uD800").toList()) {
            refuses(() -> SigningKey.fromJwk(text), "", "no JWK of an EC key");
        }
    }

    @Test
    void jwkWhosePartsDoNotBelongTogetherIsRefused() throws Exception {
        var other = TokenForge.jwk("e2", TokenForge.ec("secp256r1"));
        refuses(() -> SigningKey.fromJwk(jwk("d", other.getD().toString())), jwk(), "do not belong together");
        refuses(() -> SigningKey.fromJwk(jwk("d", "AA")), jwk(), "do not belong together");
        var order = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new EcSignature(EcSignature.ORDER, EcSignature.ORDER).bytes())
                .substring(0, 43);
        refuses(() -> SigningKey.fromJwk(jwk("d", order)), jwk(), "do not belong together");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "é", "a\"b", "a\\b", "a\u0000"})
    void kidThatNoTokenShouldCarryIsRefused(String kid) throws Exception {
        refuses(() -> SigningKey.fromJwk(jwk("kid", kid)), jwk(), "kid");
        refuses(() -> SigningKey.fromJwk(jwk("kid", "k".repeat(129))), jwk(), "kid");
    }

    @Test
    void keyStoreHandsOutTheKeyOfAnAlias() throws Exception {
        var key = SigningKey.fromKeyStore(
                keyStore(privateKey("pkcs8", "EC"), certificate("certificate")), "tokens", PASSWORD);
        assertThat(key.name()).isEqualTo(SigningKey.fromPem(file("pkcs8")).name());
        signsAndVerifies(key);
    }

    @Test
    void keyStoreWithoutTheRightKeyIsRefusedWithWhatToDo() throws Exception {
        var good = keyStore(privateKey("pkcs8", "EC"), certificate("certificate"));
        refuses(() -> SigningKey.fromKeyStore(good, "other", PASSWORD), "", "keytool -list");
        refuses(() -> SigningKey.fromKeyStore(good, "alone", PASSWORD), "", "under the alias alone");
        refuses(() -> SigningKey.fromKeyStore(good, "tokens", "wrong".toCharArray()), "", "Check the password");
        refuses(() -> SigningKey.fromKeyStore(good, "tokens", null), "", "Check the password");
        var unloaded = KeyStore.getInstance("PKCS12");
        refuses(() -> SigningKey.fromKeyStore(unloaded, "tokens", PASSWORD), "", "load");
        var mixed = keyStore(privateKey("pkcs8", "EC"), certificate("other-certificate"));
        refuses(() -> SigningKey.fromKeyStore(mixed, "tokens", PASSWORD), "", "do not belong together");
        var rsa = keyStore(privateKey("rsa-pkcs8", "RSA"), certificate("rsa-certificate"));
        refuses(() -> SigningKey.fromKeyStore(rsa, "tokens", PASSWORD), "", "not an EC key on P-256");
        var p384 = keyStore(privateKey("p384-pkcs8", "EC"), certificate("p384-certificate"));
        refuses(() -> SigningKey.fromKeyStore(p384, "tokens", PASSWORD), "", "not an EC key on P-256");
    }

    @Test
    void s19KeyCannotBePrinted() {
        assertThat(SigningKey.fromJwk(jwk())).hasToString("SigningKey[e1]");
        assertThat(TokenForge.issuer(TokenKeys.es256(TokenForge.SIGNING), TokenForge.KEYS)
                        .jwks())
                .doesNotContain("\"d\"");
    }

    @Test
    @SuppressWarnings("NullAway")
    void missingValuesAreNamed() throws Exception {
        var keyStore = keyStore(privateKey("pkcs8", "EC"), certificate("certificate"));
        assertThatNullPointerException()
                .isThrownBy(() -> SigningKey.fromPem(null))
                .withMessage("pem");
        assertThatNullPointerException()
                .isThrownBy(() -> SigningKey.fromJwk(null))
                .withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> SigningKey.fromKeyStore(null, "a", PASSWORD))
                .withMessage("keyStore");
        assertThatNullPointerException()
                .isThrownBy(() -> SigningKey.fromKeyStore(keyStore, null, PASSWORD))
                .withMessage("alias");
    }
}
