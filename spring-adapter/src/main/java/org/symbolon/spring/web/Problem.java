package org.symbolon.spring.web;

import java.util.Locale;

/** What can be wrong, in words that stay the same for good (RFC 9457). */
enum Problem {
    MALFORMED_REQUEST(400),
    EMAIL_REFUSED(422),
    PASSWORD_REFUSED(422),
    CODE_REFUSED(422),
    FLOW_CLOSED(410),
    CREDENTIALS_REFUSED(422),
    TOKEN_REFUSED(401),
    TOO_MANY_REQUESTS(429),
    BUSY(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /** The usual status code. */
    int status() {
        return status;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As in the member {@code type}. */
    String type() {
        return "urn:symbolon:problem:" + slug();
    }
}
