package org.symbolon.password;

import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * What a hurried user does to a common password to get it past the rules: capitals, digits and symbols at either end,
 * digits and symbols that look like letters, the shift key held on the row of digits, the whole typed again.
 */
final class Disguise {
    /** Anything shorter is in too many good passwords to say something about one. */
    private static final int SHORTEST = 4;

    /** The row of digits on most keyboards with the shift key held, from 0 to 9. */
    private static final String SHIFTED = ")!@#$%^&*(";

    private Disguise() {}

    /** Everything that a password may have been before, itself included, with its case folded. */
    static Stream<String> guesses(String password) {
        return cuts(CodePoints.caseless(password))
                .distinct()
                .flatMap(cut -> Stream.of(cut, bare(Monotony.unit(cut))))
                .distinct()
                .flatMap(Disguise::spellings)
                .distinct()
                .filter(Disguise::isLongEnough);
    }

    /** The text without the digits and symbols at its ends. */
    static String bare(String text) {
        return withoutStart(withoutEnd(text, Disguise::isTrimming), Disguise::isTrimming);
    }

    static boolean isLongEnough(String text) {
        return CodePoints.count(text) >= SHORTEST;
    }

    private static Stream<String> cuts(String text) {
        return Stream.of(
                text,
                withoutStart(withoutEnd(text, CodePoints::isSymbol), CodePoints::isSymbol),
                withoutEnd(text, Disguise::isTrimming),
                bare(text));
    }

    /**
     * As it stands and with what looks alike; not that of a text which is too long to be on a list however it is spelt.
     */
    private static Stream<String> spellings(String text) {
        if (CodePoints.count(text) > CommonPasswords.LONGEST) {
            return Stream.of(text);
        }
        return Stream.of(
                text,
                CodePoints.mapped(text, point -> lookAlike(point, 'i')),
                CodePoints.mapped(text, point -> lookAlike(point, 'l')),
                CodePoints.mapped(text, Disguise::unshifted));
    }

    private static boolean isTrimming(int point) {
        return CodePoints.isDigit(point) || CodePoints.isSymbol(point) || CodePoints.isOfEmoji(point);
    }

    private static String withoutStart(String text, IntPredicate dropped) {
        int start = 0;
        while (start < text.length() && dropped.test(text.codePointAt(start))) {
            start = text.offsetByCodePoints(start, 1);
        }
        return text.substring(start);
    }

    private static String withoutEnd(String text, IntPredicate dropped) {
        int end = text.length();
        while (end > 0 && dropped.test(text.codePointBefore(end))) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static int lookAlike(int point, char stroke) {
        return switch (point) {
            case '@', '4' -> 'a';
            case '3' -> 'e';
            case '1', '!', '|' -> stroke;
            case '0' -> 'o';
            case '5', '$' -> 's';
            case '7', '+' -> 't';
            default -> point;
        };
    }

    private static int unshifted(int point) {
        int digit = SHIFTED.indexOf(point);
        return digit < 0 ? point : '0' + digit;
    }
}
