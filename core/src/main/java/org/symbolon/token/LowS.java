package org.symbolon.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;

/**
 * Whoever sees an ES256 signature (r, s) can write down another one of the same token, (r, n − s). Of the two, ours are
 * those with the smaller s, so that no token has a second spelling.
 */
final class LowS {
    private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();
    private static final BigInteger HALF = ORDER.shiftRight(1);
    private static final int BYTES = 32;

    private LowS() {}

    static JWSSigner signing(JWSSigner signer) {
        return new Signer(signer);
    }

    static JWSVerifier verifying(JWSVerifier verifier) {
        return new Verifier(verifier);
    }

    private static BigInteger s(byte[] signature) {
        return new BigInteger(1, signature, BYTES, BYTES);
    }

    private static byte[] lowered(byte[] signature) {
        var s = s(signature);
        if (s.compareTo(HALF) <= 0) {
            return signature;
        }
        byte[] low = ORDER.subtract(s).toByteArray();
        byte[] lowered = Arrays.copyOf(Arrays.copyOf(signature, BYTES), 2 * BYTES);
        System.arraycopy(low, 0, lowered, 2 * BYTES - low.length, low.length);
        return lowered;
    }

    private record Signer(JWSSigner signer) implements JWSSigner {
        @Override
        public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
            return Base64URL.encode(lowered(signer.sign(header, input).decode()));
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return signer.supportedJWSAlgorithms();
        }

        @Override
        public JCAContext getJCAContext() {
            return signer.getJCAContext();
        }
    }

    private record Verifier(JWSVerifier verifier) implements JWSVerifier {
        @Override
        public boolean verify(JWSHeader header, byte[] input, Base64URL signature) throws JOSEException {
            byte[] decoded = signature.decode();
            return decoded.length == 2 * BYTES
                    && s(decoded).compareTo(HALF) <= 0
                    && verifier.verify(header, input, signature);
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return verifier.supportedJWSAlgorithms();
        }

        @Override
        public JCAContext getJCAContext() {
            return verifier.getJCAContext();
        }
    }
}
