package org.symbolon.account;

import org.jspecify.annotations.Nullable;

/**
 * Given to a client that proved the account, by which its owner's devices are told from a stranger's: a login without a
 * token of the account is told to its owner by mail. It signs nobody in, works for 180 days, and dies with the
 * credential version: by a new password, by signing out everywhere, by suspension.
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
