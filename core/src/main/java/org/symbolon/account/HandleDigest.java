package org.symbolon.account;

import java.util.Base64;

/**
 * SHA-256 of a {@link Handle}: finds a flow, opens none.
 *
 * @param value 43 characters of base64url
 */
public record HandleDigest(String value) {
    public HandleDigest {
        if (RandomText.decode(value, Handle.BYTES).isEmpty()) {
            throw new IllegalArgumentException("A handle's digest is 43 characters of base64url, not: " + value);
        }
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
