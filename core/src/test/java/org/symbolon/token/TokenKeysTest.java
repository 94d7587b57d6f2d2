package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.symbolon.token.TokenForge.KEYS;
import static org.symbolon.token.TokenForge.NOW;
import static org.symbolon.token.TokenForge.issuer;
import static org.symbolon.token.TokenForge.newKey;
import static org.symbolon.token.TokenForge.part;
import static org.symbolon.token.TokenForge.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbolon.key.KeyRing;

class TokenKeysTest {
    private final SigningKey first = newKey("e1");
    private final SigningKey second = newKey("e2");
    private final SigningKey third = newKey("e3");

    private static String signs(TokenKeys keys) {
        return part(token(issuer(keys, KEYS)), 0);
    }

    private static boolean verifies(TokenKeys keys, TokenKeys minting) {
        return issuer(keys, KEYS)
                .check(AccessToken.of(token(issuer(minting, KEYS))), NOW)
                .isPresent();
    }

    private static String jwks(TokenKeys keys) {
        return issuer(keys, KEYS).jwks();
    }

    @Test
    void theNewestSignsWhateverElseIsKnown() {
        var known = "\"kid\":\"e1\"";
        assertThat(signs(TokenKeys.hs256())).contains("HS256", "\"kid\":\"k1\"");
        assertThat(signs(TokenKeys.hs256().withNext(first).withOlder(second))).contains("HS256", "\"kid\":\"k1\"");
        assertThat(signs(TokenKeys.es256(first))).contains("ES256", known);
        assertThat(signs(TokenKeys.es256(first).withNext(second).withOlder(third)))
                .contains("ES256", known);
        assertThat(signs(TokenKeys.es256(first).acceptingHs256())).contains("ES256", known);
    }

    @Test
    void everyKeyThatIsGivenVerifiesAndNoOther() {
        var all = List.of(TokenKeys.es256(first), TokenKeys.es256(second), TokenKeys.es256(third));
        var three = TokenKeys.es256(first).withNext(second).withOlder(third);
        assertThat(all).allMatch(minting -> verifies(three, minting));
        assertThat(all)
                .allMatch(minting -> verifies(
                        TokenKeys.hs256().withNext(first).withNext(second).withOlder(third), minting));
        assertThat(all.subList(1, 3)).noneMatch(minting -> verifies(TokenKeys.es256(first), minting));
        assertThat(all).noneMatch(minting -> verifies(TokenKeys.hs256(), minting));
    }

    @Test
    void hs256IsVerifiedOnlyWhereItSignsOrIsAcceptedOnPurpose() {
        assertThat(verifies(TokenKeys.hs256(), TokenKeys.hs256())).isTrue();
        assertThat(verifies(TokenKeys.es256(first), TokenKeys.hs256())).isFalse();
        assertThat(verifies(TokenKeys.es256(first).withNext(second), TokenKeys.hs256()))
                .isFalse();
        assertThat(verifies(TokenKeys.es256(first).acceptingHs256(), TokenKeys.hs256()))
                .isTrue();
        assertThat(verifies(TokenKeys.es256(first).acceptingHs256().withNext(second), TokenKeys.hs256()))
                .isTrue();
        assertThat(verifies(TokenKeys.hs256().acceptingHs256(), TokenKeys.hs256()))
                .isTrue();
    }

    @Test
    void keysNeverChange() {
        var keys = TokenKeys.es256(first);
        assertThat(keys.withNext(second).withOlder(third).acceptingHs256()).isNotSameAs(keys);
        assertThat(verifies(keys, TokenKeys.es256(second))).isFalse();
        assertThat(verifies(keys, TokenKeys.hs256())).isFalse();
    }

    @Test
    void jwksHasThePublicPartOfEveryKeyThatVerifiesAndNothingElse() throws Exception {
        var text = jwks(TokenKeys.es256(first).withNext(second).withOlder(third).acceptingHs256());
        var set = JWKSet.parse(text);
        assertThat(set.getKeys()).extracting(JWK::getKeyID).containsExactly("e1", "e2", "e3");
        for (var members : JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(text), "keys")) {
            assertThat(members.keySet()).containsExactlyInAnyOrder("kty", "crv", "use", "alg", "kid", "x", "y");
            assertThat(members.values()).contains("EC", "P-256", "sig", "ES256");
        }
        assertThat(JSONObjectUtils.parse(text).keySet()).containsExactly("keys");
        assertThat(set.getKeys().get(0).toECKey().toECPublicKey())
                .isEqualTo(first.publicPart().toECPublicKey());
    }

    @Test
    void jwksShowsTheKeyOfADeploymentToComeEvenWhileHs256Signs() {
        assertThat(jwks(TokenKeys.hs256().withNext(first))).contains("\"e1\"");
    }

    @Test
    void jwksOfHs256IsEmpty() {
        assertThat(jwks(TokenKeys.hs256())).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void noTwoKeysHaveTheSameName() {
        var keys = TokenKeys.es256(first).withNext(second).withOlder(third);
        for (var name : List.of("e1", "e2", "e3")) {
            var another = newKey(name);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> keys.withNext(another))
                    .withMessageContaining("already named " + name);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> keys.withOlder(another))
                    .withMessageContaining("already named " + name);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> keys.withNext(first));
    }

    @Test
    void noSigningKeyHasTheNameOfAKeyOfTheRing() {
        var ring = KeyRing.of("k1", TokenForge.secret(1)).withOlder("k0", TokenForge.secret(2));
        for (var name : List.of("k1", "k0")) {
            var clashing = newKey(name);
            for (var keys : List.of(
                    TokenKeys.es256(clashing),
                    TokenKeys.es256(first).withNext(clashing),
                    TokenKeys.hs256().withOlder(clashing))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> issuer(keys, ring))
                        .withMessageContaining("named " + name)
                        .withMessageContaining("another kid");
            }
        }
    }

    @Test
    void s19KeysCannotBePrinted() {
        assertThat(TokenKeys.hs256()).hasToString("TokenKeys[HS256 signs, []]");
        assertThat(TokenKeys.es256(first)).hasToString("TokenKeys[no HS256, [SigningKey[e1]]]");
        assertThat(TokenKeys.es256(first).acceptingHs256().withNext(second))
                .hasToString("TokenKeys[HS256 verifies, [SigningKey[e1], SigningKey[e2]]]");
    }

    @Test
    @SuppressWarnings("NullAway")
    void missingValuesAreNamed() {
        assertThatNullPointerException().isThrownBy(() -> TokenKeys.es256(null)).withMessage("newest");
        assertThatNullPointerException()
                .isThrownBy(() -> TokenKeys.hs256().withNext(null))
                .withMessage("next");
        assertThatNullPointerException()
                .isThrownBy(() -> TokenKeys.hs256().withOlder(null))
                .withMessage("older");
    }
}
