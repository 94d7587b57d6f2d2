package org.symbolon.store;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names one mail, through all its retries.
 *
 * @param value 1 to 64 of {@code 0-9 A-Z a-z . _ -}, fit for a Message-ID; ours are 128 random bits in hexadecimal
 */
public record MailId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._-]{1,64}");

    public MailId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A mail's id is 1 to 64 of 0-9 A-Z a-z . _ -");
        }
    }

    /** A new one. */
    public static MailId random(SecureRandom random) {
        return new MailId(
                HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong()));
    }

    @Override
    public String toString() {
        return value;
    }
}
