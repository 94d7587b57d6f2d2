package org.symbolon.key;

import java.nio.charset.StandardCharsets;

/** What a sub-key is for. Each use has a key of its own, so that nothing made for one can be passed off as another. */
public enum KeyUse {
    CODE("code"),
    LABEL("label"),
    PASS("pass"),
    REFRESH_TOKEN("refresh"),
    ACCESS_TOKEN("access"),
    DEVICE_TOKEN("device"),
    PEPPER("pepper"),
    LEDGER("ledger"),
    UNSUBSCRIBE("unsubscribe");

    private final String info;

    KeyUse(String info) {
        this.info = info;
    }

    /** The {@code info} of RFC 5869: changing it changes every key of this use. */
    byte[] info() {
        return ("symbolon/1/" + info).getBytes(StandardCharsets.US_ASCII);
    }
}
