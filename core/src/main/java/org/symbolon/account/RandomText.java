package org.symbolon.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Random bytes as base64url without padding (RFC 4648, section 5), in the one spelling that each value has. */
final class RandomText {
    private RandomText() {}

    static String draw(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return encode(drawn);
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes behind the text; empty unless it is the one spelling of exactly that many bytes. */
    static Optional<byte[]> decode(@Nullable String text, int bytes) {
        if (text == null || text.length() != (bytes * 8 + 5) / 6) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            return encode(decoded).equals(text) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
