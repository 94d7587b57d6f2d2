package org.symbolon.account;

import org.jspecify.annotations.Nullable;

/**
 * Given to a client that proved the account, so that limits can tell a device of its owner from a stranger's. It signs
 * nobody in. In this version it is handed out, and no step reads it yet.
 *
 * <p>Any text makes one, so that a client's cookie can be handed on unread; one that does not fit is ignored.
 */
public final class DeviceToken {
    private static final int LONGEST = 256;

    private final String text;

    private DeviceToken(String text) {
        this.text = text;
    }

    /** Takes what a client sent. Never throws; text longer than any token of ours is kept as none. */
    public static DeviceToken of(@Nullable String text) {
        return new DeviceToken(text == null || text.length() > LONGEST ? "" : text);
    }

    /** The text to give to the client, as a cookie or a header. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "DeviceToken[hidden]";
    }
}
