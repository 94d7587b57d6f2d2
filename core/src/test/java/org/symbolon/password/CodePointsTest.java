package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodePointsTest {
    private static final Set<Integer> ZERO_WIDTH = Set.of(0x180E, 0x200B, 0x2060, 0xFEFF);

    @Test
    void blankIsWhatUnicodeCallsWhiteSpaceAndFourOfZeroWidth() {
        var whiteSpace = Pattern.compile("\\p{IsWhite_Space}");
        var expected = everyCodePoint()
                .filter(point -> ZERO_WIDTH.contains(point)
                        || whiteSpace.matcher(Character.toString(point)).matches())
                .toArray();
        assertThat(expected).hasSize(25 + 4);
        assertThat(everyCodePoint().filter(CodePoints::isBlank).toArray()).isEqualTo(expected);
    }

    @Test
    void noCodePointIsOfTwoKinds() {
        assertThat(everyCodePoint().filter(point -> kindsOf(point) > 1).toArray())
                .isEmpty();
    }

    @Test
    void symbolIsWhateverIsInNoOtherCategory() {
        var others = Pattern.compile("[\\p{L}\\p{N}\\p{M}\\p{Z}\\p{Cc}\\p{Cf}]");
        assertThat(everyCodePoint()
                        .filter(point -> CodePoints.isSymbol(point)
                                == others.matcher(Character.toString(point)).matches())
                        .toArray())
                .isEmpty();
    }

    private static long kindsOf(int point) {
        return Stream.<IntPredicate>of(
                        CodePoints::isCapital,
                        CodePoints::isSmall,
                        CodePoints::isDigit,
                        CodePoints::isSymbol,
                        CodePoints::isBlank)
                .filter(kind -> kind.test(point))
                .count();
    }

    private static IntStream everyCodePoint() {
        return IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(point -> Character.getType(point) != Character.SURROGATE);
    }
}
