package org.symbolon.spring.core;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.StringUtils;
import org.symbolon.key.KeyRing;

/** Reads secrets, and shows them to nobody. */
final class Secrets {
    /** Prints a secret. */
    static final String COMMAND = "openssl rand -base64 " + KeyRing.LEAST_BYTES;

    private static final String PLACEHOLDER = "${";

    private Secrets() {}

    static byte[] read(String property, @Nullable String text) {
        if (!StringUtils.hasText(text)) {
            throw refused(property, "is missing. It is what codes, tokens and passwords are protected with.");
        }
        if (text.strip().startsWith(PLACEHOLDER)) {
            throw refused(property, "names a placeholder, and nothing gave that a value.");
        }
        var secret = decode(property, text.strip());
        if (secret.length < KeyRing.LEAST_BYTES) {
            throw refused(
                    property, "is too short: " + secret.length + " bytes, of at least " + KeyRing.LEAST_BYTES + ".");
        }
        if (Arrays.equals(secret, new byte[secret.length])) {
            throw refused(property, "is not random: every byte of it is zero.");
        }
        return secret;
    }

    /** Without a cause, since the decoder names characters that it cannot read. */
    private static byte[] decode(String property, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException unreadable) {
            throw refused(property, "is not Base64.");
        }
    }

    private static FailureAnalyzedException refused(String property, String why) {
        return new FailureAnalyzedException(
                property + " " + why,
                "Set " + property + " to what this prints, and let it stay the same at every start:\n\n    " + COMMAND
                        + "\n\nWhile developing, symbolon.generate-secret=true makes one at each start instead.");
    }
}
