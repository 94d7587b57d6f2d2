package org.symbolon.key;

import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** One secret of the ring, under its name, as the sub-keys that HKDF-SHA-256 (RFC 5869) derives from it. */
public final class NamedKey {
    private static final String HMAC = "HmacSHA256";
    private static final int SUB_KEY_BYTES = 32;

    private final String name;
    private final Map<KeyUse, SecretKeySpec> subKeys = new EnumMap<>(KeyUse.class);

    NamedKey(String name, byte[] secret) {
        this.name = name;
        for (var use : KeyUse.values()) {
            subKeys.put(use, new SecretKeySpec(derive(secret, use), HMAC));
        }
    }

    private static byte[] derive(byte[] secret, KeyUse use) {
        var hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(secret, null, use.info()));
        byte[] subKey = new byte[SUB_KEY_BYTES];
        hkdf.generateBytes(subKey, 0, subKey.length);
        return subKey;
    }

    public String name() {
        return name;
    }

    /** The 32 bytes of one sub-key, for algorithms that take a key of their own. */
    public byte[] subKey(KeyUse use) {
        return subKeyOf(use).getEncoded();
    }

    /** HMAC-SHA-256 of the message under one sub-key: 32 bytes that nobody without the secret can foretell. */
    public byte[] mac(KeyUse use, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(subKeyOf(use));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + HMAC, impossible);
        }
    }

    private SecretKeySpec subKeyOf(KeyUse use) {
        var subKey = subKeys.get(use);
        if (subKey == null) {
            throw new IllegalStateException("No sub-key was derived for " + use);
        }
        return subKey;
    }

    @Override
    public String toString() {
        return "NamedKey[" + name + "]";
    }
}
