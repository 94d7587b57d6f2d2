package org.symbolon.token;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.symbolon.account.SessionId;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;

/** A refresh token is the session's id and its generation under a seal. */
final class RefreshTokens {
    private static final int BYTES = SessionId.BYTES + Integer.BYTES;

    private final KeyRing keys;
    private final SealedText sealed;

    RefreshTokens(KeyRing keys) {
        this.keys = keys;
        this.sealed = new SealedText(keys, KeyUse.REFRESH_TOKEN, BYTES);
    }

    RefreshToken mint(String keyName, SessionId session, int generation) {
        var said = ByteBuffer.allocate(BYTES).put(session.bytes()).putInt(generation);
        return RefreshToken.of(sealed.seal(keys.require(keyName), said.array()));
    }

    /** What an authentic token names; empty for any other text, whatever is wrong with it. */
    Optional<PresentedToken> read(RefreshToken token) {
        return sealed.open(token.reveal()).map(RefreshTokens::presented);
    }

    private static PresentedToken presented(ByteBuffer said) {
        byte[] session = new byte[SessionId.BYTES];
        said.get(session);
        return new PresentedToken(SessionId.of(session), said.getInt());
    }
}
