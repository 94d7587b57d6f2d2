package org.symbolon.token;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a client signed in: exchanged, once each, for new tokens. It cannot be printed.
 *
 * <p>Any text makes one; a forged one is found out before any store is asked.
 */
public final class RefreshToken {
    private final String text;

    private RefreshToken(String text) {
        this.text = text;
    }

    /** Takes what a client sent. Never throws. */
    public static RefreshToken of(@Nullable String text) {
        return new RefreshToken(text == null ? "" : text);
    }

    /** The text to give to the client. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
