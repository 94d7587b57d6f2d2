package org.symbolon.password;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Kinds of characters in every script, none of them depending on a locale. No code point is of two kinds. */
final class CodePoints {
    private CodePoints() {}

    static boolean isCapital(int point) {
        return Character.getType(point) == Character.UPPERCASE_LETTER;
    }

    static boolean isSmall(int point) {
        return Character.getType(point) == Character.LOWERCASE_LETTER;
    }

    static boolean isDigit(int point) {
        return Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /** Whatever is no letter, number, mark, separator, control or format character: emoji newer than this JVM too. */
    static boolean isSymbol(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> false;
            default -> true;
        };
    }

    /** What makes emoji of other code points, or one of several: it shows nothing of its own. */
    static boolean isOfEmoji(int point) {
        return point == 0x200D || point == 0x20E3 || (point >= 0xFE00 && point <= 0xFE0F);
    }

    /** Unicode's White_Space, and what is as wide as nothing and separates words or used to. */
    static boolean isBlank(int point) {
        return Character.isSpaceChar(point)
                || (point >= '\t' && point <= '\r')
                || point == 0x85
                || point == 0x180E
                || point == 0x200B
                || point == 0x2060
                || point == 0xFEFF;
    }

    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Folds as {@code equalsIgnoreCase} does: by code point and the same in every locale (CVE-2019-19844). */
    static String caseless(String text) {
        return mapped(text, point -> Character.toLowerCase(Character.toUpperCase(point)));
    }

    static String withoutBlanks(String text) {
        return joined(text.codePoints().filter(point -> !isBlank(point)));
    }

    static String mapped(String text, IntUnaryOperator change) {
        return joined(text.codePoints().map(change));
    }

    private static String joined(IntStream points) {
        return points.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
