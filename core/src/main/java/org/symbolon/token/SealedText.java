package org.symbolon.token;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.key.NamedKey;

/**
 * What a token says, and an HMAC of it under a sub-key of one use, together in base64url: so nothing at rest can be
 * used as one, and a forged one is found out before any store is asked. Each has one spelling.
 */
final class SealedText {
    private static final int MAC = 32;

    private final KeyRing keys;
    private final KeyUse use;
    private final int bytes;
    private final int characters;

    /** @param bytes how many a token says: as many in each */
    SealedText(KeyRing keys, KeyUse use, int bytes) {
        this.keys = keys;
        this.use = use;
        this.bytes = bytes;
        this.characters = ((bytes + MAC) * 8 + 5) / 6;
    }

    String seal(NamedKey key, byte[] said) {
        var token = ByteBuffer.allocate(bytes + MAC).put(said).put(key.mac(use, said));
        return encode(token.array());
    }

    private static String encode(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What an authentic text says, under whichever key; empty for any other, whatever is wrong with it. */
    Optional<ByteBuffer> open(String text) {
        if (text.length() != characters) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            return encode(decoded).equals(text) ? authentic(ByteBuffer.wrap(decoded)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<ByteBuffer> authentic(ByteBuffer token) {
        byte[] said = new byte[bytes];
        byte[] mac = new byte[MAC];
        token.get(said).get(mac);
        boolean ours = false;
        for (NamedKey key : keys.all()) {
            ours |= MessageDigest.isEqual(mac, key.mac(use, said));
        }
        return ours ? Optional.of(ByteBuffer.wrap(said)) : Optional.empty();
    }
}
