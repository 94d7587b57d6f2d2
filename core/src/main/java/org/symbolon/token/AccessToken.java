package org.symbolon.token;

import org.jspecify.annotations.Nullable;

/**
 * Signs a request in for a few minutes: a JWT by RFC 9068. It cannot be printed.
 *
 * <p>Any text makes one, so that a header can be handed on unread; whether it is worth anything is decided by
 * {@code sessions().authenticate(…)}.
 */
public final class AccessToken {
    private final String text;

    private AccessToken(String text) {
        this.text = text;
    }

    /** Takes what a client sent. Never throws. */
    public static AccessToken of(@Nullable String text) {
        return new AccessToken(text == null ? "" : text);
    }

    /** The text to give to the client. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
