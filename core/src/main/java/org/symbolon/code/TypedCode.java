package org.symbolon.code;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody typed as a code, in the one spelling that codes are compared in. */
public final class TypedCode {
    /** Room for every separator that a person might type, and bounded so that nothing longer is even looked at. */
    private static final int LONGEST = 64;

    private final String symbols;

    private TypedCode(String symbols) {
        this.symbols = symbols;
    }

    /** Reads any case, with or without spaces and dashes, misread letters mended; empty where it cannot be a code. */
    public static Optional<TypedCode> read(@Nullable String text) {
        return symbols(text, Codes.SYMBOLS).map(TypedCode::new);
    }

    /** What was typed without separators; empty where it cannot be a code or pass of so many symbols. */
    static Optional<String> symbols(@Nullable String text, int count) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        var symbols = new StringBuilder(count);
        for (int point : text.codePoints().filter(point -> !isSeparator(point)).toArray()) {
            int symbol = Crockford.read(point);
            if (symbol < 0) {
                return Optional.empty();
            }
            symbols.appendCodePoint(symbol);
        }
        return symbols.length() == count ? Optional.of(symbols.toString()) : Optional.empty();
    }

    private static boolean isSeparator(int point) {
        return Character.isSpaceChar(point)
                || Character.isWhitespace(point)
                || Character.getType(point) == Character.DASH_PUNCTUATION;
    }

    byte[] bytes() {
        return symbols.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "TypedCode[hidden]";
    }
}
