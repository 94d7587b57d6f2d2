package org.symbolon.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed as a password, in Unicode normalization form C. It cannot be printed or compared.
 *
 * <p>Any text makes one, at a cost that does not grow with its length: at most one code point more than the longest
 * allowed password is kept, just enough for the policy to say that it is too long. Nothing that the policy accepts was
 * ever cut (ASVS 6.2.9). Lone surrogates read as U+FFFD, as browsers send them.
 */
public final class Password {
    /** The most code points that a password may have. */
    public static final int LONGEST = 256;

    /** Normalization makes one code point of four at most: text longer than this is too long however it is composed. */
    private static final int MOST_COMPOSED = 4 * LONGEST;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** Takes what was typed. Never throws; {@code null} is the empty password. */
    public static Password of(@Nullable String typed) {
        var text = typed == null ? "" : typed;
        boolean hopeless = codePoints(text, MOST_COMPOSED) > MOST_COMPOSED;
        var normal = hopeless ? text : Normalizer.normalize(wellFormed(text), Normalizer.Form.NFC);
        return new Password(normal.substring(0, normal.offsetByCodePoints(0, codePoints(normal, LONGEST))));
    }

    /** How many code points there are, counting no further than one more than {@code most}. */
    private static int codePoints(String text, int most) {
        int within = Math.min(text.length(), 2 * (most + 1));
        return Math.min(text.codePointCount(0, within), most + 1);
    }

    private static String wellFormed(String text) {
        return StandardCharsets.UTF_16
                .decode(StandardCharsets.UTF_16.encode(text))
                .toString();
    }

    /** The code points as they were kept. Whoever asks for them must neither log nor store them. */
    public String reveal() {
        return text;
    }

    /** How many code points there are, {@link #LONGEST} + 1 standing for any number above. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
