package org.symbolon.key;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jspecify.annotations.Nullable;

/** The curve P-256: turns what a file says about a key into keys of the platform. */
final class P256 {
    private static final X9ECParameters CURVE = SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);

    private P256() {}

    /** @param curve as the file names it; null where it names none */
    static KeyPair keys(ECPrivateKey key, @Nullable ASN1Encodable curve) {
        if (curve == null || !SECObjectIdentifiers.secp256r1.equals(curve.toASN1Primitive())) {
            throw EcPem.refused(
                    "does not name P-256 as its curve",
                    "A key on P-256 that spells its curve out is mended by: openssl ec -in key.pem -param_enc named_curve");
        }
        var scalar = scalar(key);
        if (scalar.signum() <= 0 || scalar.compareTo(CURVE.getN()) >= 0) {
            throw EcPem.damaged();
        }
        var point = point(key, scalar);
        return keys(
                scalar,
                new ECPoint(
                        point.getAffineXCoord().toBigInteger(),
                        point.getAffineYCoord().toBigInteger()));
    }

    private static BigInteger scalar(ECPrivateKey key) {
        try {
            return key.getKey();
        } catch (RuntimeException malformed) {
            throw EcPem.damaged();
        }
    }

    /** The public part as it is written down, else as it follows from the private one. */
    private static org.bouncycastle.math.ec.ECPoint point(ECPrivateKey key, BigInteger scalar) {
        try {
            var written = key.getPublicKey();
            var point = written == null
                    ? new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar)
                    : CURVE.getCurve().decodePoint(written.getOctets());
            if (!point.isInfinity()) {
                return point.normalize();
            }
        } catch (RuntimeException notOnTheCurve) {
            throw EcPem.damaged();
        }
        throw EcPem.damaged();
    }

    private static KeyPair keys(BigInteger scalar, ECPoint point) {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            var curve = parameters.getParameterSpec(ECParameterSpec.class);
            var factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(new ECPublicKeySpec(point, curve)),
                    factory.generatePrivate(new ECPrivateKeySpec(scalar, curve)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has P-256", impossible);
        }
    }
}
