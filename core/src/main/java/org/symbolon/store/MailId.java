package org.symbolon.store;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Names one mail, through all its retries.
 *
 * @param value 128 random bits in hexadecimal
 */
public record MailId(String value) {
    public MailId {
        Objects.requireNonNull(value, "value");
    }

    public static MailId random(SecureRandom random) {
        return new MailId(
                HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong()));
    }

    @Override
    public String toString() {
        return value;
    }
}
