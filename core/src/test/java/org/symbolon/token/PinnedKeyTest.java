package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.token.TokenForge.KEYS;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PinnedKeyTest {
    /** Even where the verifier of the key would take both. */
    @ParameterizedTest
    @EnumSource
    void s11KeyVerifiesNothingThatNamesAnotherAlgorithm(TokenForge forge) throws Exception {
        var key = PinnedKeys.of(forge.keys(), KEYS).newest();
        var other = forge == TokenForge.HS256 ? JWSAlgorithm.ES256 : JWSAlgorithm.HS256;
        var pinnedToOther = new PinnedKey(key.name(), other, key.signer(), key.verifier());
        var token = SignedJWT.parse(forge.good());
        assertThat(key.verifies(token)).isTrue();
        assertThat(pinnedToOther.verifies(token)).isFalse();
    }
}
