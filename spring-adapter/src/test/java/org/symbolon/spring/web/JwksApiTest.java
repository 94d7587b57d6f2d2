package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.symbolon.spring.core.SymbolonBuilderCustomizer;
import org.symbolon.token.SigningKey;
import org.symbolon.token.TokenKeys;

@WithOwners
@Import(JwksApiTest.Signing.class)
class JwksApiTest {
    @Autowired
    private Owners owners;

    @TestConfiguration(proxyBeanMethods = false)
    static class Signing {
        @Bean
        SymbolonBuilderCustomizer signing() throws Exception {
            var key = new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
            return builder -> builder.tokenKeys(TokenKeys.es256(SigningKey.fromJwk(key.toJSONString())));
        }
    }

    @Test
    void publicKeyVerifiesAccessTokens() throws Exception {
        var owner = owners.register("jwks@example.org");
        var token = owners.login(owner.email(), Owners.PASSWORD).text("accessToken");

        var reply = Contract.check("jwks", owners.anybody().get("/jwks.json"));

        var jwt = SignedJWT.parse(token);
        var key = JWKSet.parse(reply.body()).getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(owner.id().toString());
    }
}
