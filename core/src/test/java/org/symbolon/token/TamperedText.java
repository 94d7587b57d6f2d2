package org.symbolon.token;

import java.util.Base64;
import java.util.List;

/** What an attacker makes of genuine text, with text of his own. */
final class TamperedText {
    private TamperedText() {}

    /**
     * The genuine text with the other put in at a place that the other decides, for nothing, one and some characters.
     */
    static List<String> spliced(String genuine, String other) {
        int at = Math.floorMod(other.hashCode(), genuine.length() + 1);
        var head = genuine.substring(0, at) + other;
        return List.of(
                head,
                head + genuine.substring(at),
                head + genuine.substring(Math.min(genuine.length(), at + 1)),
                head + genuine.substring(Math.min(genuine.length(), at + other.length())));
    }

    /** The bytes behind base64url with one bit flipped, of which the other text decides. */
    static String flipped(String genuine, String other) {
        byte[] bytes = Base64.getUrlDecoder().decode(genuine);
        int bit = Math.floorMod(other.hashCode(), bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
