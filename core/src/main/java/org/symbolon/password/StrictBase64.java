package org.symbolon.password;

import java.util.Base64;
import java.util.Optional;

/** Base64 that has one spelling for the same bytes: no other alphabet, padding as agreed, no stray bits. */
enum StrictBase64 {
    BARE(Base64.getEncoder().withoutPadding()),
    PADDED(Base64.getEncoder());

    private final Base64.Encoder encoder;

    StrictBase64(Base64.Encoder encoder) {
        this.encoder = encoder;
    }

    Optional<byte[]> read(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text))
                    .filter(bytes -> encoder.encodeToString(bytes).equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The same, for sizes within bounds. */
    Optional<byte[]> read(String text, int least, int most) {
        return read(text).filter(bytes -> bytes.length >= least && bytes.length <= most);
    }
}
