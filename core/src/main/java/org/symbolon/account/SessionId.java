package org.symbolon.account;

import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names one signed-in client. It is no secret: only a token that carries it under our key signs anybody in.
 *
 * @param value 128 random bits, 22 characters of base64url
 */
public record SessionId(String value) {
    public static final int BYTES = 16;

    public SessionId {
        if (RandomText.decode(value, BYTES).isEmpty()) {
            throw new IllegalArgumentException("A session id is 22 characters of base64url, not: " + value);
        }
    }

    public static SessionId random(SecureRandom random) {
        return new SessionId(RandomText.draw(random, BYTES));
    }

    /** Reads an id that came from outside; empty where the text cannot be one. */
    public static Optional<SessionId> parse(@Nullable String text) {
        return RandomText.decode(text, BYTES).map(SessionId::of);
    }

    /** The id of exactly {@link #BYTES} bytes. */
    public static SessionId of(byte[] bytes) {
        return new SessionId(RandomText.encode(bytes));
    }

    public byte[] bytes() {
        return RandomText.decode(value, BYTES).orElseThrow();
    }

    @Override
    public String toString() {
        return value;
    }
}
