package org.symbolon.password;

import java.util.Base64;
import java.util.Optional;

/** Base64 that has one spelling for the same bytes: no other alphabet, padding as agreed, no stray bits. */
enum StrictBase64 {
    BARE,
    PADDED;

    Optional<byte[]> read(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text))
                    .filter(bytes -> spelled(bytes).equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private String spelled(byte[] bytes) {
        var encoder = Base64.getEncoder();
        return (this == PADDED ? encoder : encoder.withoutPadding()).encodeToString(bytes);
    }

    /** The same, for sizes within bounds. */
    Optional<byte[]> read(String text, int least, int most) {
        return read(text).filter(bytes -> bytes.length >= least && bytes.length <= most);
    }
}
