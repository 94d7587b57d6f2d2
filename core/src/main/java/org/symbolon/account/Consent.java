package org.symbolon.account;

import java.time.Instant;
import java.util.Objects;

/**
 * What an account holder last said about the newsletter.
 *
 * @param given whether it may be sent
 * @param wording the version of the text that was on the page, as the host names it
 */
public record Consent(boolean given, String wording, Instant at) {
    public Consent {
        Objects.requireNonNull(wording, "wording");
        Objects.requireNonNull(at, "at");
    }
}
