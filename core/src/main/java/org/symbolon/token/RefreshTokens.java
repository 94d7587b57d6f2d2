package org.symbolon.token;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.symbolon.account.SessionId;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.key.NamedKey;

/**
 * A refresh token is the session's id, its generation, and an HMAC of both: so nothing at rest can be used as one, and
 * a forged one never reaches the store.
 */
final class RefreshTokens {
    private static final int NAMED = SessionId.BYTES + Integer.BYTES;
    private static final int MAC = 32;
    private static final int LENGTH = ((NAMED + MAC) * 8 + 5) / 6;

    private final KeyRing keys;

    RefreshTokens(KeyRing keys) {
        this.keys = keys;
    }

    RefreshToken mint(String keyName, SessionId session, int generation) {
        byte[] named = ByteBuffer.allocate(NAMED)
                .put(session.bytes())
                .putInt(generation)
                .array();
        byte[] token = ByteBuffer.allocate(NAMED + MAC)
                .put(named)
                .put(keys.require(keyName).mac(KeyUse.REFRESH_TOKEN, named))
                .array();
        return RefreshToken.of(encode(token));
    }

    private static String encode(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What an authentic token names; empty for any other text, whatever is wrong with it. */
    Optional<PresentedToken> read(RefreshToken token) {
        if (token.reveal().length() != LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(token.reveal());
            return encode(decoded).equals(token.reveal()) ? authentic(ByteBuffer.wrap(decoded)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<PresentedToken> authentic(ByteBuffer token) {
        byte[] named = new byte[NAMED];
        byte[] mac = new byte[MAC];
        token.get(named).get(mac);
        boolean ours = false;
        for (NamedKey key : keys.all()) {
            ours |= MessageDigest.isEqual(mac, key.mac(KeyUse.REFRESH_TOKEN, named));
        }
        return ours ? Optional.of(presented(ByteBuffer.wrap(named))) : Optional.empty();
    }

    private static PresentedToken presented(ByteBuffer named) {
        byte[] session = new byte[SessionId.BYTES];
        named.get(session);
        return new PresentedToken(SessionId.of(session), named.getInt());
    }
}
