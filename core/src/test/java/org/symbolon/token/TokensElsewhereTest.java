package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.symbolon.account.Site;
import org.symbolon.policy.Policy;

/** Services that know nothing of ours but the JWKS check our tokens, each with a library of its own. */
class TokensElsewhereTest {
    private static final Instant NOW = TokenForge.NOW;
    private static final String SITE = TokenForge.SITE;

    private final TokenIssuer issuer = new TokenIssuer(
            TokenForge.KEYS,
            TokenKeys.es256(TokenForge.newKey("e1"))
                    .withNext(TokenForge.newKey("e2"))
                    .withOlder(TokenForge.newKey("e0")),
            Site.of("Video", SITE),
            Policy.DEFAULT,
            new SecureRandom());

    private String token(Instant at) {
        return issuer.tokens(TokenForge.session(issuer), at).accessToken().reveal();
    }

    private static String tampered(String token) {
        var parts = token.split("\\.", -1);
        var payload = TokenForge.part(token, 1).replace("\"sid\":\"A", "\"sid\":\"B");
        return parts[0] + "." + TokenForge.encode(payload) + "." + parts[2];
    }

    private JwtConsumer jose4j(Instant now) throws JoseException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(issuer.jwks()).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer(SITE)
                .setExpectedAudience(SITE)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
    }

    @Test
    void s11Jose4jTakesAToken() throws Exception {
        var claims = jose4j(NOW).processToClaims(token(NOW));
        assertThat(claims.getSubject()).isEqualTo(TokenForge.ACCOUNT.toString());
        assertThat(claims.getStringClaimValue("sid")).isEqualTo(TokenForge.SESSION.value());
        assertThat(claims.getStringClaimValue("client_id")).isEqualTo(SITE);
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(TokenForge.EXPIRY.getEpochSecond());
    }

    @Test
    void s11Jose4jRefusesATokenThatWasTamperedWith() {
        assertThatThrownBy(() -> jose4j(NOW).processToClaims(tampered(token(NOW))))
                .isInstanceOfSatisfying(
                        InvalidJwtException.class,
                        refused -> assertThat(refused.hasErrorCode(ErrorCodes.SIGNATURE_INVALID))
                                .isTrue());
    }

    @Test
    void s11Jose4jRefusesATokenFromItsExpiryOn() throws Exception {
        var token = token(NOW);
        assertThat(jose4j(TokenForge.EXPIRY.minusSeconds(1)).processToClaims(token))
                .isNotNull();
        assertThatThrownBy(() -> jose4j(TokenForge.EXPIRY).processToClaims(token))
                .isInstanceOfSatisfying(
                        InvalidJwtException.class,
                        refused -> assertThat(refused.hasExpired()).isTrue());
    }

    /** As a resource server sets one up, but for the set, which it would fetch. It reads the system's clock. */
    private JwtDecoder spring() throws ParseException {
        var decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(JWKSet.parse(issuer.jwks())))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"))))
                .build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(SITE)
                .audience(SITE)
                .clientId(SITE)
                .build());
        return decoder;
    }

    @Test
    void s11SpringTakesAToken() throws Exception {
        var now = Instant.now();
        var jwt = spring().decode(token(now));
        assertThat(jwt.getSubject()).isEqualTo(TokenForge.ACCOUNT.toString());
        assertThat(jwt.getClaimAsString("sid")).isEqualTo(TokenForge.SESSION.value());
        assertThat(jwt.getAudience()).containsExactly(SITE);
        assertThat(jwt.getExpiresAt()).isAfter(now);
    }

    @Test
    void s11SpringRefusesATokenThatWasTamperedWith() {
        assertThatThrownBy(() -> spring().decode(tampered(token(Instant.now()))))
                .isInstanceOf(BadJwtException.class)
                .hasMessageContaining("signature");
    }

    @Test
    void s11SpringRefusesATokenThatIsExpired() {
        assertThatThrownBy(() -> spring().decode(token(Instant.now().minus(Duration.ofMinutes(10)))))
                .isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("expired");
    }
}
