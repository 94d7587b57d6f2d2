package org.symbolon.token;

import org.jspecify.annotations.Nullable;

/**
 * Ends the newsletter of one account, whoever brings it, and can do nothing else: what the links in newsletters carry,
 * for as long as the key ring knows the key they were made under. It cannot be printed.
 *
 * <p>Any text makes one, so that the last segment of a link's path can be handed on unread; a forged one is found out
 * before any store is asked.
 */
public final class UnsubscribeToken {
    private final String text;

    private UnsubscribeToken(String text) {
        this.text = text;
    }

    /** Takes what a client sent. Never throws. */
    public static UnsubscribeToken of(@Nullable String text) {
        return new UnsubscribeToken(text == null ? "" : text);
    }

    /** The text to put into a link: letters, digits, {@code -} and {@code _}. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "UnsubscribeToken[hidden]";
    }
}
