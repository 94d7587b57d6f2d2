package org.symbolon.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.symbolon.key.EcPem;

/**
 * An EC key on P-256, to sign access tokens with ES256, which other services then check by its public part alone. It
 * was tried once: what it signs, its public part verifies. It cannot be printed.
 *
 * <p>A new one is made by {@code openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem}.
 */
public final class SigningKey {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~:=/+@-]{1,128}");
    private static final String ALGORITHM = "EC";
    private static final String ES256 = "SHA256withECDSA";
    private static final byte[] TRIAL = "symbolon".getBytes(US_ASCII);

    private final ECKey publicPart;
    private final PrivateKey privatePart;

    private SigningKey(ECKey publicPart, PrivateKey privatePart) {
        this.publicPart = publicPart;
        this.privatePart = privatePart;
    }

    /**
     * A key as {@code openssl} writes it, named by its thumbprint (RFC 7638).
     *
     * @param pem one {@code PRIVATE KEY} or {@code EC PRIVATE KEY}, not encrypted
     * @throws IllegalArgumentException where it is anything else, with what to do about it and nothing of the text
     */
    public static SigningKey fromPem(String pem) {
        Objects.requireNonNull(pem, "pem");
        var keys = EcPem.read(pem);
        return tried((ECPublicKey) keys.getPublic(), keys.getPrivate(), null);
    }

    /**
     * A private JWK (RFC 7517), named by its {@code kid}, or else by its thumbprint (RFC 7638).
     *
     * @throws IllegalArgumentException where it is anything else, with what to do about it and nothing of the text
     */
    public static SigningKey fromJwk(String json) {
        Objects.requireNonNull(json, "json");
        var jwk = parsed(json);
        if (!isForSigning(jwk)) {
            throw refused(
                    "The JWK is not for signing with ES256", "Its use is sig and its alg ES256, or neither is said");
        }
        try {
            return jwk.isPrivate() ? tried(jwk.toECPublicKey(), jwk.toECPrivateKey(), jwk.getKeyID()) : noPrivatePart();
        } catch (JOSEException unreadable) {
            throw noPair();
        }
    }

    private static ECKey parsed(String json) {
        try {
            var jwk = ECKey.parse(json);
            if (Curve.P_256.equals(jwk.getCurve())) {
                return jwk;
            }
        } catch (ParseException | RuntimeException otherwise) {
            throw refused("The text is no JWK of an EC key", "Give one JSON object with kty, crv, x, y and d");
        }
        throw otherCurve();
    }

    private static boolean isForSigning(ECKey jwk) {
        var operations = jwk.getKeyOperations();
        return (jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse()))
                && (jwk.getAlgorithm() == null || JWSAlgorithm.ES256.equals(jwk.getAlgorithm()))
                && (operations == null || operations.contains(KeyOperation.SIGN));
    }

    /**
     * A key that may never leave where it is kept, named by its thumbprint (RFC 7638); the public part is that of its
     * certificate, of which nothing else counts.
     *
     * @param password of the entry; null where the store asks for none
     * @throws IllegalArgumentException where there is no such key, with what to do about it
     */
    public static SigningKey fromKeyStore(KeyStore keyStore, String alias, char @Nullable [] password) {
        Objects.requireNonNull(keyStore, "keyStore");
        Objects.requireNonNull(alias, "alias");
        var certificate = certificate(keyStore, alias);
        var entry = entry(keyStore, alias, password);
        if (!(entry instanceof PrivateKey privatePart) || certificate == null) {
            throw refused(
                    "The key store has no private key with a certificate under the alias " + alias,
                    "See what it has: keytool -list -keystore <file>");
        }
        if (!(certificate.getPublicKey() instanceof ECPublicKey publicPart)) {
            throw otherCurve();
        }
        return tried(publicPart, privatePart, null);
    }

    private static @Nullable Certificate certificate(KeyStore keyStore, String alias) {
        try {
            return keyStore.getCertificate(alias);
        } catch (GeneralSecurityException | RuntimeException unloaded) {
            throw refused("The key store was not loaded", "Call its load(…) first");
        }
    }

    private static @Nullable Object entry(KeyStore keyStore, String alias, char @Nullable [] password) {
        try {
            return keyStore.getKey(alias, password);
        } catch (GeneralSecurityException | RuntimeException locked) {
            throw refused("The key store does not hand out " + alias, "Check the password of that entry");
        }
    }

    private static SigningKey tried(ECPublicKey publicPart, PrivateKey privatePart, @Nullable String name) {
        var curve = Curve.forECParameterSpec(publicPart.getParams());
        if (!Curve.P_256.equals(curve)) {
            throw otherCurve();
        }
        if (name != null && !NAME.matcher(name).matches()) {
            throw refused("The kid of the JWK cannot be used", "It has up to 128 of A-Z a-z 0-9 . _ ~ : = / + @ -");
        }
        if (!ALGORITHM.equals(privatePart.getAlgorithm())) {
            throw refused("The private key does not say of itself that it is EC", "Use a provider whose keys do");
        }
        if (!belongTogether(publicPart, privatePart)) {
            throw noPair();
        }
        return new SigningKey(published(publicPart, name), privatePart);
    }

    private static ECKey published(ECPublicKey key, @Nullable String name) {
        try {
            var jwk =
                    new ECKey.Builder(Curve.P_256, key).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256);
            return name == null
                    ? jwk.keyIDFromThumbprint().build()
                    : jwk.keyID(name).build();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static boolean belongTogether(ECPublicKey publicPart, PrivateKey privatePart) {
        try {
            var signing = Signature.getInstance(ES256);
            signing.initSign(privatePart);
            signing.update(TRIAL);
            byte[] signature = signing.sign();
            var verifying = Signature.getInstance(ES256);
            verifying.initVerify(publicPart);
            verifying.update(TRIAL);
            return verifying.verify(signature);
        } catch (GeneralSecurityException | RuntimeException unusable) {
            return false;
        }
    }

    private static SigningKey noPrivatePart() {
        throw refused("The JWK has only the public part", "Give the private one, with a member d");
    }

    private static IllegalArgumentException noPair() {
        return refused("The private and the public part of the key do not belong together", "Make or copy it anew");
    }

    private static IllegalArgumentException otherCurve() {
        return refused(
                "The key is not an EC key on P-256",
                "Make one: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem");
    }

    /** It never says what was found, and has no cause that might. */
    private static IllegalArgumentException refused(String what, String whatToDo) {
        return new IllegalArgumentException(what + ". " + whatToDo + ".");
    }

    /** The {@code kid} of what it signs. */
    public String name() {
        return publicPart.getKeyID();
    }

    /** What may be published, with {@code use}, {@code alg} and {@code kid}. */
    ECKey publicPart() {
        return publicPart;
    }

    PrivateKey privatePart() {
        return privatePart;
    }

    @Override
    public String toString() {
        return "SigningKey[" + name() + "]";
    }
}
