package org.symbolon.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.SignedJWT;
import org.symbolon.key.KeyUse;
import org.symbolon.key.NamedKey;

/**
 * A key under the name that tokens call it by, with the one algorithm that it is for (RFC 8725, 3.1). Safe for use by
 * many threads.
 */
record PinnedKey(String name, JWSAlgorithm algorithm, JWSSigner signer, JWSVerifier verifier) {
    static PinnedKey hs256(NamedKey key) {
        byte[] secret = key.subKey(KeyUse.ACCESS_TOKEN);
        try {
            return new PinnedKey(key.name(), JWSAlgorithm.HS256, new MACSigner(secret), new MACVerifier(secret));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every sub-key is long enough for HS256", impossible);
        }
    }

    static PinnedKey es256(SigningKey key) {
        try {
            return new PinnedKey(
                    key.name(),
                    JWSAlgorithm.ES256,
                    LowS.signing(new ECDSASigner(key.privatePart(), Curve.P_256)),
                    LowS.verifying(new ECDSAVerifier(key.publicPart())));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every signing key is on P-256", impossible);
        }
    }

    void sign(SignedJWT token) {
        try {
            token.sign(signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("The key " + name + " does not sign", failed);
        }
    }

    /** Whether the token says what this key is for, and this key signed it. */
    boolean verifies(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        return algorithm.equals(header.getAlgorithm()) && token.verify(verifier);
    }
}
